package dev.osock.option;

/// The parameters of an association: `struct sctp_assocparams`.
///
/// @param assocId the association, 0 for the socket
/// @param asocmaxrxt how often is retransmitted at the most, 0 to 65535
/// @param numberPeerDestinations how many addresses the peer has, 0 to 65535
/// @param peerRwnd the peer's window
/// @param localRwnd the own window
/// @param cookieLife for how many milliseconds a cookie is valid
public record SctpAssocparams(
        int assocId, int asocmaxrxt, int numberPeerDestinations, long peerRwnd, long localRwnd, long cookieLife) {}
