/// The values of SCTP, the Stream Control Transmission Protocol (RFC 9260), as its socket interface has them (RFC
/// 6458): what options ([dev.osock.option.SctpOptions]) and control messages ([dev.osock.message.ControlTypes]) carry,
/// and the notifications that a socket receives among its messages ([SctpNotification]).
///
/// An *association* is what others call a connection: [AssocId]. It has streams, each with an order of its own, and
/// both sides may have several addresses.
///
/// @see <a href="{@docRoot}/dev.osock/doc-files/guide/sctp.html">SCTP, in the guide</a>
@NullMarked
package dev.osock.sctp;

import org.jspecify.annotations.NullMarked;
