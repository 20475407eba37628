package dev.osock.option;

import dev.osock.address.Sockaddr;

/// The form of an option's or control message's value: its Java type and the C type it stands for. Each is itself only:
/// two of the same name are not equal.
///
/// @param <T> the Java type
public final class Shape<T> {

    /// A C `int` that is 0 or not.
    public static final Shape<Boolean> FLAG = new Shape<>("flag", Boolean.class);

    /// A C `int`.
    public static final Shape<Integer> INT = new Shape<>("int", Integer.class);

    /// One byte, unsigned.
    public static final Shape<Integer> UINT8 = new Shape<>("uint8", Integer.class);

    /// Two bytes, unsigned.
    public static final Shape<Integer> UINT16 = new Shape<>("uint16", Integer.class);

    /// Four bytes, unsigned.
    public static final Shape<Long> UINT32 = new Shape<>("uint32", Long.class);

    /// `struct linger`.
    public static final Shape<Linger> LINGER = new Shape<>("linger", Linger.class);

    /// `struct timeval`.
    public static final Shape<Timeval> TIMEVAL = new Shape<>("timeval", Timeval.class);

    /// `struct timespec`.
    public static final Shape<Timespec> TIMESPEC = new Shape<>("timespec", Timespec.class);

    /// The type of service, a C `int`.
    public static final Shape<Tos> TOS = new Shape<>("tos", Tos.class);

    /// The type of service, one byte.
    public static final Shape<Tos> TOS_BYTE = new Shape<>("tos byte", Tos.class);

    /// `struct ucred`.
    public static final Shape<Credentials> CREDENTIALS = new Shape<>("ucred", Credentials.class);

    /// `struct in_pktinfo`.
    public static final Shape<InPktinfo> IN_PKTINFO = new Shape<>("in_pktinfo", InPktinfo.class);

    /// `struct in6_pktinfo`.
    public static final Shape<In6Pktinfo> IN6_PKTINFO = new Shape<>("in6_pktinfo", In6Pktinfo.class);

    /// `struct sockaddr` of any family.
    public static final Shape<Sockaddr> SOCKADDR = new Shape<>("sockaddr", Sockaddr.class);

    /// The `SOF_TIMESTAMPING_*` bits, a C `int`.
    public static final Shape<TimestampingFlags> TIMESTAMPING_FLAGS =
            new Shape<>("timestamping flags", TimestampingFlags.class);

    private final String name;
    private final Class<T> type;

    /// Makes a form.
    ///
    /// @param name its name, by which the bytes' side knows it
    /// @param type the Java type
    public Shape(String name, Class<T> type) {
        this.name = name;
        this.type = type;
    }

    /// Names the form.
    ///
    /// @return the name
    public String name() {
        return name;
    }

    /// Gives the Java type of the values.
    ///
    /// @return the type
    public Class<T> type() {
        return type;
    }

    /// Prints the name.
    @Override
    public String toString() {
        return name;
    }
}
