package dev.osock.internal.wire;

import dev.osock.address.Sockaddr;
import dev.osock.internal.abi.Abi;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// The value of `SCTP_SOCKOPT_CONNECTX3`, `struct sctp_getaddrs_old`, with the addresses that it points to behind it;
/// and what `SCTP_STATUS` tells of the association that comes of it.
public final class AssociationRequest {

    /// How long the value is, without the addresses.
    public static final int LENGTH = Abi.current().size("sctp_getaddrs_old");

    /// How long the value of `SCTP_STATUS` is.
    public static final int STATUS_LENGTH = Abi.current().size("sctp_status");

    private static final Field ID = Field.of("sctp_getaddrs_old", "assoc_id");
    private static final Field SIZE = Field.of("sctp_getaddrs_old", "addr_num");
    private static final Field ADDRESSES = Field.of("sctp_getaddrs_old", "addrs");
    private static final Field STATUS_ID = Field.of("sctp_status", "sstat_assoc_id");
    private static final Field STATE = Field.of("sctp_status", "sstat_state");
    private static final int ESTABLISHED = Abi.current().number("SCTP_ESTABLISHED");

    private AssociationRequest() {}

    /// Tells how much memory a request takes.
    ///
    /// @param addresses the peer's addresses
    /// @return the size, with the addresses
    /// @throws IllegalArgumentException if one is no Internet address
    public static int size(List<Sockaddr> addresses) {
        return LENGTH + PackedAddresses.size(addresses);
    }

    /// Writes a request.
    ///
    /// @param addresses the peer's addresses
    /// @param target native memory, zero all over
    public static void encode(List<Sockaddr> addresses, MemorySegment target) {
        PackedAddresses.encode(addresses, target, LENGTH);
        SIZE.put(target, 0, PackedAddresses.size(addresses)); // whatever its name says, it counts bytes
        ADDRESSES.put(target, 0, target.address() + LENGTH);
    }

    /// Reads the number of the association that the kernel has left in a request.
    ///
    /// @param source the request
    /// @return the number
    public static int association(MemorySegment source) {
        return ID.number(source, 0);
    }

    /// Writes the question for the status of an association.
    ///
    /// @param association its number
    /// @param target memory, zero all over
    public static void askStatus(int association, MemorySegment target) {
        STATUS_ID.put(target, 0, association);
    }

    /// Tells whether the status is that of an association that has begun.
    ///
    /// @param source the answer
    /// @return true if it has, even if it ends again
    public static boolean isEstablished(MemorySegment source) {
        return STATE.number(source, 0) >= ESTABLISHED;
    }
}
