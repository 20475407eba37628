package dev.osock.option;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A socket option: one row of a catalogue, or one that is given by its numbers. Everything about it is here, or in its
/// description there.
///
/// @param <T> the type of its value
/// @param level where it belongs
/// @param name the lower-case name, which is OTP's: `linger`
/// @param symbol the operating system's name: `SO_LINGER`
/// @param shape the form of its value
/// @param access what can be done with it
/// @param numbers the numbers of one that is given by them; empty for a row, whose numbers are the platform's
public record SocketOption<T>(
        Level level, String name, String symbol, Shape<T> shape, Access access, Optional<Numbers> numbers)
        implements java.net.SocketOption<T> {

    /// What setsockopt(2) and getsockopt(2) are given.
    ///
    /// @param level the level's number
    /// @param option the option's number
    public record Numbers(int level, int option) {}

    /// A row of a catalogue.
    ///
    /// @param level where it belongs
    /// @param name the lower-case name
    /// @param symbol the operating system's name
    /// @param shape the form of its value
    /// @param access what can be done with it
    public SocketOption(Level level, String name, String symbol, Shape<T> shape, Access access) {
        this(level, name, symbol, shape, access, Optional.empty());
    }

    /// Makes an option of its numbers, for what has no row, or of another form than the row's. Nobody but the operating
    /// system checks the value. [dev.osock.Platform#levelNumber] finds the numbers of levels by their names.
    ///
    /// ```java
    /// SocketOption<Integer> mark = SocketOption.ofNative(1, 36, Shape.INT);
    /// socket.setopt(mark, 7);
    /// byte[] bytes = socket.getopt(SocketOption.ofNative(1, 36, Shape.bytes(4))).array();
    /// ```
    ///
    /// An address among the bytes that are set, as that of the program in a `struct sock_fprog`, must be one of native
    /// memory that lives until the call returns: the kernel reads there. Options that have the kernel *write* to an
    /// address in their value are refused, since that may be anybody's memory: to set `IPT_SO_SET_REPLACE`,
    /// `IP6T_SO_SET_REPLACE`, `ARPT_SO_SET_REPLACE`, `EBT_SO_SET_ENTRIES`, `RDS_GET_MR`, `RDS_GET_MR_FOR_DEST`,
    /// `XDP_UMEM_REG`; to read `TCP_ZEROCOPY_RECEIVE`, `MPTCP_FULL_INFO`, `EBT_SO_GET_ENTRIES`,
    /// `EBT_SO_GET_INIT_ENTRIES`. The size of bytes that are read is in bytes also where the kernel counts otherwise
    /// (`SO_GET_FILTER`: in instructions), and a value that says itself for how many elements there is room
    /// (`IP_MSFILTER`, `MCAST_MSFILTER`, `TCP_AO_GET_KEYS`) is made to say no more than there is. OTP's
    /// `setopt_native/3` and `getopt_native/3`.
    ///
    /// @param <T> the type of its value
    /// @param level the level's number
    /// @param number the option's number
    /// @param shape the form of its value; [Shape#bytes(int)] for so many bytes, whatever they are
    /// @return the option
    public static <T> SocketOption<T> ofNative(int level, int number, Shape<T> shape) {
        String name = level + " " + number;
        return new SocketOption<>(
                Level.NATIVE, name, name, shape, Access.READ_WRITE, Optional.of(new Numbers(level, number)));
    }

    /// Lists the operating system's options that there are rows for, level by level.
    ///
    /// @return the rows
    public static List<SocketOption<?>> all() {
        return Stream.of(
                SocketOptions.all(),
                IpOptions.all(),
                Ipv6Options.all(),
                TcpOptions.all(),
                UdpOptions.all(),
                SctpOptions.all(),
                MptcpOptions.all(),
                PacketOptions.all(),
                NetlinkOptions.all())
                .flatMap(List::stream)
                .toList();
    }

    /// Looks an option of the operating system up by its lower-case names, which are also OTP's.
    ///
    /// @param level the level's name or alias, such as `ip` or `TCP`
    /// @param name the option's name, such as `ttl`
    /// @return the option, or nothing if there is no such row
    public static Optional<SocketOption<?>> named(String level, String name) {
        Optional<Level> found = Level.named(level);
        for (SocketOption<?> option : all()) {
            if (found.equals(Optional.of(option.level)) && option.name.equals(name)) {
                return Optional.of(option);
            }
        }
        return Optional.empty();
    }

    @Override
    public Class<T> type() {
        return shape.type();
    }

    /// Prints level and name, and the operating system's name: `socket linger (SO_LINGER)`; of one that is given by its
    /// numbers those, `native 1 13`.
    @Override
    public String toString() {
        return level + " " + name + (level == Level.NATIVE ? "" : " (" + symbol + ")");
    }
}
