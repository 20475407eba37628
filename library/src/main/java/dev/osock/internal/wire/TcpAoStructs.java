package dev.osock.internal.wire;

import dev.osock.address.RawBytes;
import dev.osock.internal.abi.Abi;
import dev.osock.option.TcpAoInfo;
import dev.osock.option.TcpAoKey;
import dev.osock.option.TcpAoKey.Trait;
import dev.osock.option.TcpAoKeyRemoval;
import dev.osock.option.TcpAoKeys;
import dev.osock.option.TcpAoRepair;
import dev.osock.option.TcpPeers;
import java.lang.foreign.MemorySegment;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The shapes that are one C structure of TCP's authentication option, as [Structs] has others. Each has a field of
/// bits, of which the first two say that a key becomes the current one and the next one.
final class TcpAoStructs {

    private static final int IFINDEX = Abi.current().number("TCP_AO_KEYF_IFINDEX");
    private static final int EXCLUDE_OPT = Abi.current().number("TCP_AO_KEYF_EXCLUDE_OPT");

    private static final int CURRENT = 1;
    private static final int NEXT = 1 << 1;
    private static final int DEL_ASYNC = 1 << 2;
    private static final int AO_REQUIRED = 1 << 2;
    private static final int SET_COUNTERS = 1 << 3;
    private static final int ACCEPT_ICMPS = 1 << 4;

    private TcpAoStructs() {}

    /// Makes the codec of a shape that is one of these, or else of those that come next.
    static ShapeCodec<?> row(String shape) {
        return switch (shape) {
            case "tcp_ao_add" -> new KeyCodec("tcp_ao_add");
            case "ao keys" -> new KeysCodec();
            case "tcp_ao_del" -> new RemovalCodec();
            case "tcp_ao_info_opt" -> new InfoCodec();
            case "tcp_ao_repair" -> new StructCodec<TcpAoRepair>("tcp_ao_repair", "snt_isn rcv_isn snd_sne rcv_sne") {
                @Override
                public void encode(TcpAoRepair v, MemorySegment m, long at) {
                    f[0].putNetworkOrder(m, at, v.sentIsn());
                    f[1].putNetworkOrder(m, at, v.receivedIsn());
                    f[2].put(m, at, v.sendSne());
                    f[3].put(m, at, v.receiveSne());
                }

                @Override
                TcpAoRepair read(MemorySegment m, long at) {
                    return new TcpAoRepair(
                            f[0].networkOrder(m, at), f[1].networkOrder(m, at), f[2].wide(m, at), f[3].wide(m, at));
                }
            };
            default -> PacketStructs.row(shape);
        };
    }

    /// A key, which two structures have with fields of the same names.
    private static final class KeyCodec extends StructCodec<TcpAoKey> {

        KeyCodec(String struct) {
            super(struct, "addr prefix ifindex sndid rcvid alg_name maclen keylen key bits keyflags");
        }

        @Override
        public void encode(TcpAoKey v, MemorySegment m, long at) {
            f[0].put(m, at, v.peers().address());
            f[1].put(m, at, v.peers().prefixLength());
            f[2].put(m, at, v.peers().ifindex().orElse(0));
            f[3].put(m, at, v.sendId());
            f[4].put(m, at, v.receiveId());
            f[5].put(m, at, v.algorithm());
            f[6].put(m, at, v.macLength());
            f[7].put(m, at, v.key().array().length);
            f[8].put(m, at, v.key().array());
            f[9].put(m, at, bit(v, Trait.CURRENT, CURRENT) | bit(v, Trait.NEXT, NEXT));
            f[10].put(m, at, flags(v.peers()) | bit(v, Trait.EXCLUDE_OPTIONS, EXCLUDE_OPT));
        }

        private static int bit(TcpAoKey key, Trait trait, int bit) {
            return key.traits().contains(trait) ? bit : 0;
        }

        @Override
        @Nullable
        TcpAoKey read(MemorySegment m, long at) {
            Set<Trait> traits = EnumSet.noneOf(Trait.class);
            int bits = f[9].number(m, at);
            int flags = f[10].number(m, at);
            addIf(traits, (bits & CURRENT) != 0, Trait.CURRENT);
            addIf(traits, (bits & NEXT) != 0, Trait.NEXT);
            addIf(traits, (flags & EXCLUDE_OPT) != 0, Trait.EXCLUDE_OPTIONS);
            TcpPeers peers = peers(f, flags, m, at);
            return peers == null
                    ? null
                    : new TcpAoKey(
                            peers,
                            f[3].number(m, at),
                            f[4].number(m, at),
                            f[5].text(m, at),
                            f[6].number(m, at),
                            new RawBytes(f[8].bytes(m, at, f[7].number(m, at))),
                            traits);
        }
    }

    /// A key with its counters.
    private static final class EntryCodec extends StructCodec<TcpAoKeys.Entry> {

        private final KeyCodec key = new KeyCodec("tcp_ao_getsockopt");

        EntryCodec() {
            super("tcp_ao_getsockopt", "pkt_good pkt_bad");
        }

        @Override
        public void encode(TcpAoKeys.Entry v, MemorySegment m, long at) {
            key.encode(v.key(), m, at);
            f[0].put(m, at, v.good());
            f[1].put(m, at, v.bad());
        }

        @Override
        TcpAoKeys.@Nullable Entry read(MemorySegment m, long at) {
            TcpAoKey read = key.read(m, at);
            return read == null ? null : new TcpAoKeys.Entry(read, f[0].wide(m, at), f[1].wide(m, at));
        }
    }

    /// All keys: the first structure says, before they are read, that all are meant, and for how many there is room.
    private static final class KeysCodec extends ListCodec<TcpAoKeys, TcpAoKeys.Entry> {

        private static final int USUAL = 16;
        private static final int GET_ALL = 1 << 2;

        private static final Field BITS = Field.of("tcp_ao_getsockopt", "bits");
        private static final Field COUNT = Field.of("tcp_ao_getsockopt", "nkeys");

        KeysCodec() {
            super(new EntryCodec(), USUAL, true);
        }

        @Override
        public void ask(MemorySegment target, long at) {
            BITS.put(target, at, GET_ALL);
            COUNT.put(target, at, -1); // as many as fit
        }

        @Override
        List<TcpAoKeys.Entry> elements(TcpAoKeys value) {
            return value.keys();
        }

        @Override
        TcpAoKeys of(List<TcpAoKeys.Entry> elements) {
            return new TcpAoKeys(elements);
        }
    }

    private static final class RemovalCodec extends StructCodec<TcpAoKeyRemoval> {

        RemovalCodec() {
            super("tcp_ao_del", "addr prefix ifindex sndid rcvid current_key rnext bits keyflags");
        }

        @Override
        public void encode(TcpAoKeyRemoval v, MemorySegment m, long at) {
            f[0].put(m, at, v.peers().address());
            f[1].put(m, at, v.peers().prefixLength());
            f[2].put(m, at, v.peers().ifindex().orElse(0));
            f[3].put(m, at, v.sendId());
            f[4].put(m, at, v.receiveId());
            f[5].put(m, at, v.current().orElse(0));
            f[6].put(m, at, v.next().orElse(0));
            f[7].put(m, at, chosen(v.current(), v.next()) | (v.inBackground() ? DEL_ASYNC : 0));
            f[8].put(m, at, flags(v.peers()));
        }

        @Override
        @Nullable
        TcpAoKeyRemoval read(MemorySegment m, long at) {
            int bits = f[7].number(m, at);
            TcpPeers peers = peers(f, f[8].number(m, at), m, at);
            return peers == null
                    ? null
                    : new TcpAoKeyRemoval(
                            peers,
                            f[3].number(m, at),
                            f[4].number(m, at),
                            number(f[5], (bits & CURRENT) != 0, m, at),
                            number(f[6], (bits & NEXT) != 0, m, at),
                            (bits & DEL_ASYNC) != 0);
        }
    }

    private static final class InfoCodec extends StructCodec<TcpAoInfo> {

        InfoCodec() {
            super(
                    "tcp_ao_info_opt",
                    "bits current_key rnext pkt_good pkt_bad pkt_key_not_found pkt_ao_required pkt_dropped_icmp");
        }

        @Override
        public void encode(TcpAoInfo v, MemorySegment m, long at) {
            f[0].put(m, at, chosen(v.current(), v.next())
                    | (v.rules().contains(TcpAoInfo.Rule.REQUIRED) ? AO_REQUIRED : 0)
                    | (v.rules().contains(TcpAoInfo.Rule.ACCEPT_ICMPS) ? ACCEPT_ICMPS : 0)
                    | (v.packets().isPresent() ? SET_COUNTERS : 0));
            f[1].put(m, at, v.current().orElse(0));
            f[2].put(m, at, v.next().orElse(0));
            if (v.packets().isPresent()) {
                TcpAoInfo.Packets packets = v.packets().get();
                f[3].put(m, at, packets.good());
                f[4].put(m, at, packets.bad());
                f[5].put(m, at, packets.keyNotFound());
                f[6].put(m, at, packets.required());
                f[7].put(m, at, packets.droppedIcmp());
            }
        }

        @Override
        TcpAoInfo read(MemorySegment m, long at) {
            int bits = f[0].number(m, at);
            Set<TcpAoInfo.Rule> rules = EnumSet.noneOf(TcpAoInfo.Rule.class);
            addIf(rules, (bits & AO_REQUIRED) != 0, TcpAoInfo.Rule.REQUIRED);
            addIf(rules, (bits & ACCEPT_ICMPS) != 0, TcpAoInfo.Rule.ACCEPT_ICMPS);
            return new TcpAoInfo(
                    number(f[1], (bits & CURRENT) != 0, m, at),
                    number(f[2], (bits & NEXT) != 0, m, at),
                    rules,
                    Optional.of(new TcpAoInfo.Packets(
                            f[3].wide(m, at), f[4].wide(m, at), f[5].wide(m, at), f[6].wide(m, at),
                            f[7].wide(m, at))));
        }
    }

    private static int flags(TcpPeers peers) {
        return peers.ifindex().isPresent() ? IFINDEX : 0;
    }

    private static int chosen(OptionalInt current, OptionalInt next) {
        return (current.isPresent() ? CURRENT : 0) | (next.isPresent() ? NEXT : 0);
    }

    private static OptionalInt number(Field field, boolean isThere, MemorySegment m, long at) {
        return isThere ? OptionalInt.of(field.number(m, at)) : OptionalInt.empty();
    }

    /// Reads the first three fields: address, prefix and domain.
    private static @Nullable TcpPeers peers(Field[] f, int flags, MemorySegment m, long at) {
        return TcpStructs.peers(
                f[0].sockaddr(m, at), f[1].number(m, at), number(f[2], (flags & IFINDEX) != 0, m, at));
    }

    private static <E> void addIf(Set<E> set, boolean isThere, E element) {
        if (isThere) {
            set.add(element);
        }
    }
}
