package dev.osock.internal.wire;

import dev.osock.address.RawBytes;
import dev.osock.address.Sockaddr;
import dev.osock.internal.abi.Abi;
import dev.osock.sctp.AssocId;
import dev.osock.sctp.SctpAddresses;
import dev.osock.sctp.SctpAssocIds;
import dev.osock.sctp.SctpAssocStats;
import dev.osock.sctp.SctpAuthchunks;
import dev.osock.sctp.SctpAuthkey;
import dev.osock.sctp.SctpHmacalgo;
import dev.osock.sctp.SctpResetStreams;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The shapes of SCTP whose size varies, or that are too long to have a name for each part.
final class SctpLists {

    private SctpLists() {}

    static ShapeCodec<SctpHmacalgo> hmacalgo() {
        return new SctpListCodec<>("sctp_hmacalgo", "", "shmac_num_idents", "shmac_idents", Short.BYTES, 16) {
            @Override
            List<Integer> elements(SctpHmacalgo value) {
                return value.idents();
            }

            @Override
            void head(SctpHmacalgo value, MemorySegment m, long at) {}

            @Override
            SctpHmacalgo of(MemorySegment m, long at, List<Integer> elements) {
                return new SctpHmacalgo(elements);
            }
        };
    }

    static ShapeCodec<SctpAuthchunks> authchunks() {
        return new SctpListCodec<>(
                "sctp_authchunks", "gauth_assoc_id", "gauth_number_of_chunks", "gauth_chunks", Byte.BYTES, 512) {
            @Override
            List<Integer> elements(SctpAuthchunks value) {
                return value.chunks();
            }

            @Override
            void head(SctpAuthchunks value, MemorySegment m, long at) {
                f[0].put(m, at, value.assocId().number());
            }

            @Override
            SctpAuthchunks of(MemorySegment m, long at, List<Integer> elements) {
                return new SctpAuthchunks(new AssocId(f[0].number(m, at)), elements);
            }
        };
    }

    static ShapeCodec<SctpAuthkey> authkey() {
        return new SctpListCodec<>(
                "sctp_authkey", "sca_assoc_id sca_keynumber", "sca_keylength", "sca_key", Byte.BYTES, 0) {
            @Override
            List<Integer> elements(SctpAuthkey value) {
                List<Integer> bytes = new ArrayList<>();
                for (byte each : value.key().array()) {
                    bytes.add(Byte.toUnsignedInt(each));
                }
                return bytes;
            }

            @Override
            void head(SctpAuthkey value, MemorySegment m, long at) {
                f[0].put(m, at, value.assocId().number());
                f[1].put(m, at, value.keynumber());
            }

            @Override
            SctpAuthkey of(MemorySegment m, long at, List<Integer> elements) {
                byte[] key = new byte[elements.size()];
                for (int i = 0; i < key.length; i++) {
                    key[i] = elements.get(i).byteValue();
                }
                return new SctpAuthkey(new AssocId(f[0].number(m, at)), f[1].number(m, at), new RawBytes(key));
            }
        };
    }

    static ShapeCodec<SctpResetStreams> resetStreams() {
        return new SctpListCodec<>(
                "sctp_reset_streams", "srs_assoc_id srs_flags", "srs_number_streams", "srs_stream_list", Short.BYTES,
                0) {
            @Override
            List<Integer> elements(SctpResetStreams value) {
                return value.streams();
            }

            @Override
            void head(SctpResetStreams value, MemorySegment m, long at) {
                f[0].put(m, at, value.assocId().number());
                f[1].put(m, at, value.flags());
            }

            @Override
            SctpResetStreams of(MemorySegment m, long at, List<Integer> elements) {
                return new SctpResetStreams(new AssocId(f[0].number(m, at)), f[1].number(m, at), elements);
            }
        };
    }

    static ShapeCodec<SctpAssocIds> assocIds() {
        return new SctpListCodec<>(
                "sctp_assoc_ids", "", "gaids_number_of_ids", "gaids_assoc_id", Integer.BYTES, 64) {
            @Override
            List<Integer> elements(SctpAssocIds value) {
                return value.ids().stream().map(AssocId::number).toList();
            }

            @Override
            void head(SctpAssocIds value, MemorySegment m, long at) {}

            @Override
            SctpAssocIds of(MemorySegment m, long at, List<Integer> elements) {
                return new SctpAssocIds(elements.stream().map(AssocId::new).toList());
            }
        };
    }

    static ShapeCodec<SctpAddresses> addresses() {
        return new ShapeCodec<>() {
            private final Field id = Field.of("sctp_getaddrs", "assoc_id");
            private final Field count = Field.of("sctp_getaddrs", "addr_num");
            private final int first = Abi.current().offset("sctp_getaddrs", "addrs");

            @Override
            public int room() {
                return first + 16 * SockaddrIn6Codec.SIZE;
            }

            @Override
            public boolean isVariable() {
                return true;
            }

            @Override
            public int size(SctpAddresses value) {
                return first + PackedAddresses.size(value.addresses());
            }

            @Override
            public void encode(SctpAddresses value, MemorySegment target, long at) {
                id.put(target, at, value.assocId().number());
                count.put(target, at, value.addresses().size());
                PackedAddresses.encode(value.addresses(), target, at + first);
            }

            @Override
            public @Nullable SctpAddresses decode(MemorySegment source, long at, int length) {
                if (length < first) {
                    return null;
                }
                List<Sockaddr> addresses =
                        PackedAddresses.decode(source, at + first, length - first, count.wide(source, at));
                return addresses == null
                        ? null
                        : new SctpAddresses(new AssocId(id.number(source, at)), addresses);
            }
        };
    }

    static ShapeCodec<SctpAssocStats> assocStats() {
        return new StructCodec<>("sctp_assoc_stats", "sas_assoc_id sas_obs_rto_ipaddr") {
            private final Map<String, Field> numbers = numbers();

            private static Map<String, Field> numbers() {
                Map<String, Field> numbers = new LinkedHashMap<>();
                for (String name : ("maxrto isacks osacks opackets ipackets rtxchunks outofseqtsns idupchunks gapcnt "
                        + "ouodchunks iuodchunks oodchunks iodchunks octrlchunks ictrlchunks").split(" ", -1)) {
                    numbers.put(name, Field.of("sctp_assoc_stats", "sas_" + name));
                }
                return numbers;
            }

            @Override
            public void encode(SctpAssocStats v, MemorySegment m, long at) {
                f[0].put(m, at, v.assocId().number());
                f[1].put(m, at, v.obsRtoIpaddr());
                v.values().forEach((name, value) -> {
                    Field field = numbers.get(name);
                    if (field != null) {
                        field.put(m, at, value.longValue());
                    }
                });
            }

            @Override
            SctpAssocStats read(MemorySegment m, long at) {
                Map<String, Long> values = new LinkedHashMap<>();
                numbers.forEach((name, field) -> values.put(name, field.wide(m, at)));
                return new SctpAssocStats(
                        new AssocId(f[0].number(m, at)), PackedAddresses.read(f[1], m, at), values);
            }
        };
    }
}
