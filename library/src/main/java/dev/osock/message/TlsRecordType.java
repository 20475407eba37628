package dev.osock.message;

/// What a record of TLS holds: the value of [ControlTypes#TLS_SET_RECORD_TYPE] and [ControlTypes#TLS_GET_RECORD_TYPE].
/// Any other number works as well.
///
/// @param number the number that stands in the record, 0 to 255
public record TlsRecordType(int number) {
    /// That keys change, in TLS 1.2.
    public static final TlsRecordType CHANGE_CIPHER_SPEC = new TlsRecordType(20);
    /// An alert, of two bytes: how bad it is, 1 or 2, and what it is; 1 and 0 are *close_notify*, by which the peer
    /// says that it sends no more.
    public static final TlsRecordType ALERT = new TlsRecordType(21);
    /// Messages of the handshake, also those that come after it, in TLS 1.3: *NewSessionTicket*, *KeyUpdate*.
    public static final TlsRecordType HANDSHAKE = new TlsRecordType(22);
    /// The bytes of the program.
    public static final TlsRecordType APPLICATION_DATA = new TlsRecordType(23);
    /// Whether the peer is there, RFC 6520.
    public static final TlsRecordType HEARTBEAT = new TlsRecordType(24);
}
