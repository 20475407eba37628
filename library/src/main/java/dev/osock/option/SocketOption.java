package dev.osock.option;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// A socket option, as a typed constant for [dev.osock.Socket#setopt] and [dev.osock.Socket#getopt]: one of those
/// listed in [SocketOptions] and its siblings, or one that is given by its numbers, [#ofNative].
///
/// @param <T> the type of its value
/// @param level which part of the system it belongs to
/// @param name the lower-case name: `linger`. If OTP has the option, the name is OTP's.
/// @param symbol the name in C: `SO_LINGER`
/// @param shape the form of its value
/// @param access whether it can be set and read
/// @param numbers the numbers of an option that is given by them; empty for one that is listed, whose numbers are known
///     for each platform
public record SocketOption<T>(
        Level level, String name, String symbol, Shape<T> shape, Access access, Optional<Numbers> numbers)
        implements java.net.SocketOption<T> {

    /// Checks that nothing is null.
    public SocketOption {
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(symbol, "symbol");
        Objects.requireNonNull(shape, "shape");
        Objects.requireNonNull(access, "access");
        Objects.requireNonNull(numbers, "numbers");
    }

    /// The two numbers that setsockopt(2) and getsockopt(2) are given.
    ///
    /// @param level the level's number
    /// @param option the option's number
    public record Numbers(int level, int option) {}

    /// Makes an option by its name in C, which the library must have numbers for. Those that it has are listed: see
    /// [#all()].
    ///
    /// @param level which part of the system it belongs to
    /// @param name the lower-case name
    /// @param symbol the name in C
    /// @param shape the form of its value
    /// @param access whether it can be set and read
    public SocketOption(Level level, String name, String symbol, Shape<T> shape, Access access) {
        this(level, name, symbol, shape, access, Optional.empty());
    }

    /// Makes an option of its numbers, if it is not listed, or its value is wanted in another form. Nobody but the
    /// operating system checks the value. [dev.osock.Platform#levelNumber] finds the numbers of levels by their names.
    ///
    /// ```java
    /// SocketOption<Integer> mark = SocketOption.ofNative(1, 36, Shape.INT);
    /// socket.setopt(mark, 7);
    /// byte[] bytes = socket.getopt(SocketOption.ofNative(1, 36, Shape.bytes(4))).array();
    /// ```
    ///
    /// If there is an address among the bytes that are set, as that of the program in a `struct sock_fprog`, the kernel
    /// reads there: it must be one of native memory that lives until the call returns. Options that have the kernel
    /// *write* to an address in their value are refused with a `SocketInvalidException`, since that may be anybody's
    /// memory: to set `IPT_SO_SET_REPLACE`, `IP6T_SO_SET_REPLACE`, `ARPT_SO_SET_REPLACE`, `EBT_SO_SET_ENTRIES`,
    /// `RDS_GET_MR`, `RDS_GET_MR_FOR_DEST`, `XDP_UMEM_REG`; to read `TCP_ZEROCOPY_RECEIVE`, `MPTCP_FULL_INFO`,
    /// `EBT_SO_GET_ENTRIES`, `EBT_SO_GET_INIT_ENTRIES`.
    ///
    /// The size of [Shape#bytes(int)] is in bytes also where the kernel counts otherwise (`SO_GET_FILTER`: in
    /// instructions). A value that says itself for how many elements there is room (`IP_MSFILTER`, `MCAST_MSFILTER`,
    /// `TCP_AO_GET_KEYS`) is made to say no more than there is. OTP's `setopt_native/3` and `getopt_native/3`.
    ///
    /// @param <T> the type of its value
    /// @param level the level's number
    /// @param number the option's number
    /// @param shape the form of its value; [Shape#bytes(int)] for bytes, whatever they mean
    /// @return the option
    public static <T> SocketOption<T> ofNative(int level, int number, Shape<T> shape) {
        Objects.requireNonNull(shape, "shape");
        String name = level + " " + number;
        return new SocketOption<>(
                Level.NATIVE, name, name, shape, Access.READ_WRITE, Optional.of(new Numbers(level, number)));
    }

    /// Lists all options of the operating system that are constants of this library, level by level.
    ///
    /// @return the options, without those of [dev.osock.OtpOptions]
    public static List<SocketOption<?>> all() {
        return Stream.of(
                SocketOptions.all(),
                IpOptions.all(),
                Ipv6Options.all(),
                TcpOptions.all(),
                UdpOptions.all(),
                SctpOptions.all(),
                MptcpOptions.all(),
                RawOptions.all(),
                PacketOptions.all(),
                NetlinkOptions.all(),
                TlsOptions.all(),
                VsockOptions.all())
                .flatMap(List::stream)
                .toList();
    }

    /// Looks an option of the operating system up by the lower-case names of its level and itself, which are also
    /// OTP's.
    ///
    /// @param level the level's name, such as `ip`; case does not matter
    /// @param name the option's name, such as `ttl`; case matters
    /// @return the option, or nothing if none is listed by these names
    public static Optional<SocketOption<?>> named(String level, String name) {
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(name, "name");
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

    /// Prints level and name, and the name in C: `socket linger (SO_LINGER)`; of an option that is given by its numbers
    /// those, `native 1 13`.
    @Override
    public String toString() {
        return level + " " + name + (level == Level.NATIVE ? "" : " (" + symbol + ")");
    }
}
