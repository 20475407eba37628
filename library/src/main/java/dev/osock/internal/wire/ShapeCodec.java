package dev.osock.internal.wire;

import dev.osock.option.Shape;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// The values of one [Shape] as bytes.
///
/// @param <T> the type of the values
interface ShapeCodec<T> {

    /// Finds the codec of a shape. Each is loaded when it is used first.
    @SuppressWarnings("unchecked") // each stands beside its own shape's name
    static <T> ShapeCodec<T> of(Shape<T> shape) {
        return (ShapeCodec<T>) named(shape);
    }

    private static ShapeCodec<?> named(Shape<?> shape) {
        return switch (shape.name()) {
            case "flag" -> FlagCodec.CODEC;
            case "int" -> IntCodec.CODEC;
            case "uint8" -> UintCodec.BYTE;
            case "uint16" -> UintCodec.SHORT;
            case "uint32" -> Uint32Codec.CODEC;
            case "linger" -> LingerCodec.CODEC;
            case "timeval" -> TimevalCodec.CODEC;
            case "timespec" -> TimespecCodec.CODEC;
            case "timestamping" -> TimestampingCodec.CODEC;
            case "tos" -> TosCodec.INT;
            case "tos byte" -> TosCodec.BYTE;
            case "ucred" -> CredentialsCodec.CODEC;
            case "in_pktinfo" -> InPktinfoCodec.CODEC;
            case "in6_pktinfo" -> In6PktinfoCodec.CODEC;
            case "sockaddr" -> SockaddrShapeCodec.CODEC;
            case "timestamping flags" -> TimestampingFlagsCodec.CODEC;
            case "rights" -> RightsCodec.CODEC;
            case "extended error" -> ExtendedErrorCodec.CODEC;
            case "uint64" -> Uint64Codec.CODEC;
            case "hops" -> HopsCodec.CODEC;
            case "text" -> TextCodec.CODEC;
            case "interface name" -> TextCodec.IF_NAME;
            case "bytes" -> BytesCodec.CODEC;
            case "ints" -> IntsCodec.CODEC;
            case "errno" -> ErrnoCodec.CODEC;
            case "domain" -> DomainCodec.CODEC;
            case "type" -> TypeCodec.CODEC;
            case "protocol" -> ProtocolCodec.CODEC;
            case "in_addr" -> InAddrShapeCodec.CODEC;
            case "interface" -> InterfaceCodec.BIG_ENDIAN;
            case "ip_mreqn" -> InterfaceCodec.MREQN;
            case "ip_mreq" -> IpMreqCodec.CODEC;
            case "ip_mreq_source" -> IpMreqSourceCodec.CODEC;
            case "ip_msfilter" -> IpMsfilterCodec.CODEC;
            case "ipv6_mreq" -> Ipv6MreqCodec.CODEC;
            case "group_req" -> GroupReqCodec.CODEC;
            case "group_source_req" -> GroupSourceReqCodec.CODEC;
            case "pmtu discovery" -> PmtuDiscoveryCodec.CODEC;
            case "port range" -> PortRangeCodec.CODEC;
            case "sock_txtime" -> TxtimeCodec.CODEC;
            case "sock_fprog" -> SocketFilterCodec.CODEC;
            case "tcp_info" -> TcpInfoCodec.CODEC;
            case "tcp_md5sig" -> TcpMd5sigCodec.CODEC;
            case "sctp_initmsg" -> SctpInitmsgCodec.CODEC;
            case "sctp_rtoinfo" -> SctpRtoinfoCodec.CODEC;
            case "sctp_assocparams" -> SctpAssocparamsCodec.CODEC;
            case "sctp_event_subscribe" -> SctpEventsCodec.CODEC;
            case "interface flags" -> InterfaceFlagsCodec.CODEC;
            case "hardware address" -> HardwareAddressCodec.CODEC;
            case "ifmap" -> InterfaceMapCodec.CODEC;
            default -> throw new IllegalArgumentException("no value can have the shape " + shape);
        };
    }

    /// Tells how many bytes a value needs.
    int size(T value);

    /// Tells how much room is made to read a value: what the largest needs, or, if it varies without a bound, what is usual.
    int room();

    /// Whether a value may need more than the usual room.
    default boolean isVariable() {
        return false;
    }

    /// Tells how much room is made to write a value, with all that it points to.
    default int room(T value) {
        return Math.max(room(), size(value));
    }

    /// Writes a value.
    ///
    /// @throws IllegalArgumentException if the shape cannot hold it
    void encode(T value, MemorySegment target, long at);

    /// Reads a value of so many bytes, never from outside of them.
    ///
    /// @return the value, or null if the bytes are none
    @Nullable
    T decode(MemorySegment source, long at, int length);
}
