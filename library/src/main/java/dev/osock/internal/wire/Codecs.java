package dev.osock.internal.wire;

import dev.osock.internal.abi.Abi;
import dev.osock.message.Rights;
import dev.osock.option.IntList;
import dev.osock.option.Shape;
import dev.osock.option.SocketMemory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The codecs of all shapes: a row for each, in [Numbers], [Structs] and the tables that it names, or here. Each is
/// made when it is used first.
final class Codecs {

    /// Those that have been made. Never changed: replaced. If two threads make one at once, either will do.
    private static volatile Map<String, ShapeCodec<?>> made = new HashMap<>();

    private Codecs() {}

    /// Finds the codec of a shape.
    ///
    /// @throws IllegalArgumentException if its values stay within the library and have no bytes
    @SuppressWarnings("unchecked") // each row stands beside its own shape's name
    static <T> ShapeCodec<T> of(Shape<T> shape) {
        ShapeCodec<?> codec = made.get(shape.name());
        if (codec == null) {
            codec = Numbers.row(shape.name());
            Map<String, ShapeCodec<?>> more = new HashMap<>(made);
            more.put(shape.name(), codec);
            made = more;
        }
        return (ShapeCodec<T>) codec;
    }

    /// Makes the codec of a shape that is none of those.
    static ShapeCodec<?> other(String shape) {
        return switch (shape) {
            case "bytes" -> new BytesCodec();
            case "text" -> new TextCodec(256, true); // more than any option takes: the kernel checks
            case "interface name" -> new TextCodec(Abi.current().number("IFNAMSIZ"), false);
            case "ints" -> new ListCodec<IntList, Long>(of(Shape.UINT32), 256, true) {
                @Override
                List<Long> elements(IntList value) {
                    return value.values();
                }

                @Override
                IntList of(List<Long> elements) {
                    return new IntList(elements);
                }
            };
            case "rights" -> new ListCodec<Rights, Integer>(of(Shape.INT), 253, false) { // SCM_MAX_FD
                @Override
                List<Integer> elements(Rights value) {
                    return value.descriptors();
                }

                @Override
                Rights of(List<Integer> elements) {
                    return new Rights(elements);
                }
            };
            case "timestamping" -> new TimestampingCodec();
            case "extended error" -> new ExtendedErrorCodec();
            case "sockaddr" -> new SockaddrShapeCodec();
            case "ip_msfilter" -> new IpMsfilterCodec();
            case "bit numbers" -> new BitNumbersCodec();
            case "meminfo" -> new ListCodec<SocketMemory, Long>(of(Shape.UINT32), 9, false) {
                @Override
                List<Long> elements(SocketMemory v) {
                    return List.of(
                            v.rmemAlloc(), v.rcvbuf(), v.wmemAlloc(), v.sndbuf(), v.fwdAlloc(), v.wmemQueued(),
                            v.optmem(), v.backlog(), v.drops());
                }

                @Override
                SocketMemory of(List<Long> e) {
                    List<Long> all = new ArrayList<>(e);
                    all.addAll(Collections.nCopies(9, 0L)); // for those that a kernel does not tell
                    return new SocketMemory(
                            all.get(0), all.get(1), all.get(2), all.get(3), all.get(4), all.get(5),
                            all.get(6), all.get(7), all.get(8));
                }
            };
            case "sock_fprog" -> new SocketFilterCodec();
            case "sock_filter" -> SocketFilterCodec.PROGRAM;
            case "group_filter" -> new GroupFilterCodec();
            case "extension options" -> new ExtensionOptionsCodec();
            case "routing header" -> new RoutingHeaderCodec();
            case "tcp_info" -> GrowingStructs.tcpInfo();
            case "mptcp_info" -> GrowingStructs.mptcpInfo();
            case "subflows' tcp_info" -> Subflows.tcpInfo();
            case "subflows' addresses" -> Subflows.addresses();
            case "fastopen key" -> new FastopenKeyCodec();
            case "sctp_hmacalgo" -> SctpLists.hmacalgo();
            case "sctp_authkey" -> SctpLists.authkey();
            case "sctp_authchunks" -> SctpLists.authchunks();
            case "sctp_assoc_ids" -> SctpLists.assocIds();
            case "sctp_reset_streams" -> SctpLists.resetStreams();
            case "sctp_getaddrs" -> SctpLists.addresses();
            case "sctp_assoc_stats" -> SctpLists.assocStats();
            case "tls12_crypto_info" -> new TlsKeyCodec();
            case "timestamping stats" -> new TimestampingStatsCodec();
            default -> throw new IllegalArgumentException("no value of the shape " + shape + " has bytes");
        };
    }
}
