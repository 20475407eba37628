package dev.osock.internal.call;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import dev.osock.internal.abi.Abi;
import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/// How the kernel uses the memory of an option's value. Nearly all options are [Plain]: their length is in bytes, and
/// no more than that is written. The others are the rows of [#GETTING] and [#SETTING], whatever the socket is.
public sealed interface OptionMemory {

    /// Reading these is different.
    Map<Long, OptionMemory> GETTING = getting();

    /// Setting these is different.
    Map<Long, OptionMemory> SETTING = setting();

    /// Finds how reading an option uses its memory.
    static OptionMemory ofGet(int level, int option) {
        return GETTING.getOrDefault(key(level, option), Plain.PLAIN);
    }

    /// Finds how setting an option uses its memory.
    static OptionMemory ofSet(int level, int option) {
        return SETTING.getOrDefault(key(level, option), Plain.PLAIN);
    }

    /// Tells what length the kernel is given for a room of so many bytes.
    default int length(int room) {
        return room;
    }

    /// Tells how many bytes a length stands for: what the kernel may write if it is given that, has written if it tells
    /// that.
    default long mayWrite(int length) {
        return length;
    }

    /// Tells how many bytes have been written, or would have been, had there been room.
    ///
    /// @param memory the memory afterwards
    /// @param length the length that the kernel tells
    default long wrote(MemorySegment memory, int length) {
        return mayWrite(length);
    }

    /// Whether a failure says that there is not enough room, and not how much is needed.
    default boolean isTooLittle(long result) {
        return false;
    }

    /// Changes what the memory holds, so that no more is written than there is room for.
    default void bound(MemorySegment memory) {}

    /// The length counts bytes.
    enum Plain implements OptionMemory {
        PLAIN
    }

    /// The length counts units of so many bytes.
    record Units(int unit) implements OptionMemory {

        @Override
        public int length(int room) {
            return Math.ceilDiv(room, unit);
        }

        @Override
        public long mayWrite(int length) {
            return (long) length * unit;
        }
    }

    /// The value says itself how many elements there is room for, and the kernel believes it whatever the length.
    ///
    /// @param count where it says so: a C `int`, unsigned
    /// @param elements where the elements begin
    /// @param size how long each is
    record Counted(int count, int elements, int size) implements OptionMemory {

        @Override
        public void bound(MemorySegment memory) {
            bound(memory, count, Math.max(0, memory.byteSize() - elements) / size);
        }

        private static void bound(MemorySegment memory, int count, long fitting) {
            if (memory.byteSize() >= count + Integer.BYTES) {
                long asked = Integer.toUnsignedLong(memory.get(JAVA_INT_UNALIGNED, count));
                memory.set(JAVA_INT_UNALIGNED, count, (int) Math.min(asked, fitting));
            }
        }
    }

    /// The value is several elements, of which the first says how many there is room for, and then how many there are.
    /// The kernel is told the length of one.
    ///
    /// @param count where it says so: a C `int`, unsigned
    /// @param size how long an element is
    record Repeated(int count, int size) implements OptionMemory {

        @Override
        public int length(int room) {
            return Math.min(room, size);
        }

        @Override
        public void bound(MemorySegment memory) {
            Counted.bound(memory, count, memory.byteSize() / Math.max(1, length((int) memory.byteSize())));
        }

        @Override
        public long wrote(MemorySegment memory, int length) {
            return memory.byteSize() < size
                    ? length
                    : Integer.toUnsignedLong(memory.get(JAVA_INT_UNALIGNED, count)) * size;
        }
    }

    /// The kernel writes no more than so many bytes, and need not say that they were fewer than there was room for.
    record Fixed(int size) implements OptionMemory {

        @Override
        public int length(int room) {
            return Math.min(room, size);
        }
    }

    /// The kernel writes a list, and fails if there is not enough room for all of it.
    ///
    /// @param untold how many bytes before the list the length that it tells leaves out
    /// @param tooLittle the failure, `-errno`
    record Listed(int untold, int tooLittle) implements OptionMemory {

        @Override
        public long wrote(MemorySegment memory, int length) {
            return Math.min(memory.byteSize(), (long) length + untold);
        }

        @Override
        public boolean isTooLittle(long result) {
            return result == tooLittle;
        }
    }

    /// The value holds addresses that the kernel writes to: not to be used from here, where an address is but a number.
    enum Refused implements OptionMemory {
        REFUSED
    }

    private static Map<Long, OptionMemory> getting() {
        var rows = new HashMap<Long, OptionMemory>();
        Abi abi = Abi.current();
        put(rows, "SOL_SOCKET", "SO_GET_FILTER", new Units(abi.size("sock_filter")));
        put(rows, "IPPROTO_IP", "IP_MSFILTER", new Counted(abi.offset("ip_msfilter", "imsf_numsrc"),
                abi.offset("ip_msfilter", "imsf_slist"), abi.size("in_addr")));
        var groupFilter = new Counted(abi.offset("group_filter", "gf_numsrc"),
                abi.offset("group_filter", "gf_slist"), abi.size("sockaddr_storage"));
        put(rows, "IPPROTO_IP", "MCAST_MSFILTER", groupFilter);
        put(rows, "IPPROTO_IPV6", "MCAST_MSFILTER", groupFilter);
        put(rows, "IPPROTO_TCP", "TCP_AO_GET_KEYS", new Repeated(abi.offset("tcp_ao_getsockopt", "nkeys"),
                abi.size("tcp_ao_getsockopt")));
        put(rows, "IPPROTO_SCTP", "SCTP_MAX_BURST", new Fixed(abi.size("sctp_assoc_value")));
        put(rows, "IPPROTO_SCTP", "SCTP_GET_ASSOC_ID_LIST", new Listed(0, -abi.number("EINVAL")));
        put(rows, "IPPROTO_SCTP", "SCTP_GET_PEER_ADDRS", new Listed(0, -abi.number("ENOMEM")));
        put(rows, "IPPROTO_SCTP", "SCTP_GET_LOCAL_ADDRS", new Listed(
                abi.offset("sctp_getaddrs", "addrs"), -abi.number("ENOMEM")));
        put(rows, "IPPROTO_TCP", "TCP_ZEROCOPY_RECEIVE", Refused.REFUSED);
        put(rows, "SOL_MPTCP", "MPTCP_FULL_INFO", Refused.REFUSED);
        put(rows, "IPPROTO_IP", "EBT_SO_GET_ENTRIES", Refused.REFUSED);
        put(rows, "IPPROTO_IP", "EBT_SO_GET_INIT_ENTRIES", Refused.REFUSED);
        return Map.copyOf(rows);
    }

    private static Map<Long, OptionMemory> setting() {
        var rows = new HashMap<Long, OptionMemory>();
        put(rows, "IPPROTO_IP", "IPT_SO_SET_REPLACE", Refused.REFUSED);
        put(rows, "IPPROTO_IPV6", "IP6T_SO_SET_REPLACE", Refused.REFUSED);
        put(rows, "IPPROTO_IP", "ARPT_SO_SET_REPLACE", Refused.REFUSED);
        put(rows, "IPPROTO_IP", "EBT_SO_SET_ENTRIES", Refused.REFUSED);
        put(rows, "SOL_RDS", "RDS_GET_MR", Refused.REFUSED);
        put(rows, "SOL_RDS", "RDS_GET_MR_FOR_DEST", Refused.REFUSED);
        put(rows, "SOL_XDP", "XDP_UMEM_REG", Refused.REFUSED);
        return Map.copyOf(rows);
    }

    private static void put(Map<Long, OptionMemory> rows, String level, String option, OptionMemory memory) {
        OptionalInt levelNumber = Abi.current().find(level);
        OptionalInt number = Abi.current().find(option);
        if (levelNumber.isPresent() && number.isPresent()) {
            rows.put(key(levelNumber.getAsInt(), number.getAsInt()), memory);
        }
    }

    private static long key(int level, int option) {
        return (long) level << Integer.SIZE | Integer.toUnsignedLong(option);
    }
}
