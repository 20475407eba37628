package dev.osock.internal.wire;

import dev.osock.address.RawBytes;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.address.SockaddrIn6;
import dev.osock.internal.abi.Abi;
import dev.osock.option.TcpMd5Key;
import dev.osock.option.TcpMd5sig;
import dev.osock.option.TcpPeers;
import dev.osock.option.TcpRepairOptions;
import dev.osock.option.TcpRepairWindow;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// The shapes that are one C structure of TCP, as [Structs] has others.
final class TcpStructs {

    private static final int PREFIX = Abi.current().number("TCP_MD5SIG_FLAG_PREFIX");
    private static final int IFINDEX = Abi.current().number("TCP_MD5SIG_FLAG_IFINDEX");

    private static final int USUAL_REPAIR_OPTIONS = 4;

    private TcpStructs() {}

    /// Makes the codec of a shape that is one of these, or else of those that come next.
    static ShapeCodec<?> row(String shape) {
        return switch (shape) {
            case "tcp_md5sig" -> new StructCodec<TcpMd5sig>("tcp_md5sig", "tcpm_addr tcpm_keylen tcpm_key") {
                @Override
                public void encode(TcpMd5sig v, MemorySegment m, long at) {
                    f[0].put(m, at, v.address());
                    f[1].put(m, at, v.key().array().length);
                    f[2].put(m, at, v.key().array());
                }

                @Override
                TcpMd5sig read(MemorySegment m, long at) {
                    return new TcpMd5sig(f[0].sockaddr(m, at), new RawBytes(f[2].bytes(m, at, f[1].number(m, at))));
                }
            };
            case "tcp_md5sig_ext" -> new StructCodec<TcpMd5Key>(
                    "tcp_md5sig", "tcpm_addr tcpm_keylen tcpm_key tcpm_flags tcpm_prefixlen tcpm_ifindex") {
                @Override
                public void encode(TcpMd5Key v, MemorySegment m, long at) {
                    f[0].put(m, at, v.peers().address());
                    f[1].put(m, at, v.key().array().length);
                    f[2].put(m, at, v.key().array());
                    f[3].put(m, at, PREFIX | (v.peers().ifindex().isPresent() ? IFINDEX : 0));
                    f[4].put(m, at, v.peers().prefixLength());
                    f[5].put(m, at, v.peers().ifindex().orElse(0));
                }

                @Override
                @Nullable
                TcpMd5Key read(MemorySegment m, long at) {
                    boolean isBound = (f[3].number(m, at) & IFINDEX) != 0;
                    TcpPeers peers = peers(
                            f[0].sockaddr(m, at),
                            f[4].number(m, at),
                            isBound ? OptionalInt.of(f[5].number(m, at)) : OptionalInt.empty());
                    return peers == null
                            ? null
                            : new TcpMd5Key(peers, new RawBytes(f[2].bytes(m, at, f[1].number(m, at))));
                }
            };
            case "tcp_repair_window" -> new StructCodec<TcpRepairWindow>(
                    "tcp_repair_window", "snd_wl1 snd_wnd max_window rcv_wnd rcv_wup") {
                @Override
                public void encode(TcpRepairWindow v, MemorySegment m, long at) {
                    f[0].put(m, at, v.sndWl1());
                    f[1].put(m, at, v.sndWnd());
                    f[2].put(m, at, v.maxWindow());
                    f[3].put(m, at, v.rcvWnd());
                    f[4].put(m, at, v.rcvWup());
                }

                @Override
                TcpRepairWindow read(MemorySegment m, long at) {
                    return new TcpRepairWindow(
                            f[0].wide(m, at), f[1].wide(m, at), f[2].wide(m, at), f[3].wide(m, at), f[4].wide(m, at));
                }
            };
            case "repair options" -> repairOptions();
            default -> TcpAoStructs.row(shape);
        };
    }

    private static ShapeCodec<TcpRepairOptions> repairOptions() {
        ShapeCodec<TcpRepairOptions.Option> one = new StructCodec<>("tcp_repair_opt", "opt_code opt_val") {
            @Override
            public void encode(TcpRepairOptions.Option v, MemorySegment m, long at) {
                f[0].put(m, at, v.code());
                f[1].put(m, at, v.value());
            }

            @Override
            TcpRepairOptions.Option read(MemorySegment m, long at) {
                return new TcpRepairOptions.Option(f[0].wide(m, at), f[1].wide(m, at));
            }
        };
        return new ListCodec<>(one, USUAL_REPAIR_OPTIONS, false) {
            @Override
            List<TcpRepairOptions.Option> elements(TcpRepairOptions value) {
                return value.options();
            }

            @Override
            TcpRepairOptions of(List<TcpRepairOptions.Option> elements) {
                return new TcpRepairOptions(elements);
            }
        };
    }

    /// Makes the peers of a key, or null if they cannot be.
    static @Nullable TcpPeers peers(Sockaddr address, int prefixLength, OptionalInt ifindex) {
        int bits = address instanceof SockaddrIn ? Integer.SIZE : address instanceof SockaddrIn6 ? 2 * Long.SIZE : -1;
        return prefixLength > bits ? null : new TcpPeers(address, prefixLength, ifindex);
    }
}
