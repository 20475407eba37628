package dev.osock.error;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// An error number of the operating system, `errno`: the reason in a [SocketErrnoException].
///
/// The constants are those that socket calls commonly fail with. Any other number works as well; all that Linux has are
/// known by name. OTP's `posix()`.
///
/// @param number the operating system's number, as `errno` holds it
public record Errno(int number) implements Reason {
    /// The operation needs a privilege that the caller does not have.
    public static final Errno EPERM = new Errno(1);
    /// A path does not exist.
    public static final Errno ENOENT = new Errno(2);
    /// A signal interrupted the call.
    public static final Errno EINTR = new Errno(4);
    /// A device failed.
    public static final Errno EIO = new Errno(5);
    /// The descriptor is not open.
    public static final Errno EBADF = new Errno(9);
    /// The call would block, or a local peer's queue of connections is full.
    public static final Errno EAGAIN = new Errno(11);
    /// The kernel has no memory for it.
    public static final Errno ENOMEM = new Errno(12);
    /// Permission is denied by a path or an address.
    public static final Errno EACCES = new Errno(13);
    /// A buffer is outside of the memory.
    public static final Errno EFAULT = new Errno(14);
    /// What the call is about is in use.
    public static final Errno EBUSY = new Errno(16);
    /// What the call shall make exists already.
    public static final Errno EEXIST = new Errno(17);
    /// There is no such network device.
    public static final Errno ENODEV = new Errno(19);
    /// A path leads through what is not a directory.
    public static final Errno ENOTDIR = new Errno(20);
    /// An argument makes no sense here.
    public static final Errno EINVAL = new Errno(22);
    /// The system has too many open files.
    public static final Errno ENFILE = new Errno(23);
    /// The process has too many open files.
    public static final Errno EMFILE = new Errno(24);
    /// This kind of descriptor does not have the ioctl request.
    public static final Errno ENOTTY = new Errno(25);
    /// There is no room left, as for another entry.
    public static final Errno ENOSPC = new Errno(28);
    /// The connection cannot be written to: shut down, reset or never made.
    public static final Errno EPIPE = new Errno(32);
    /// A number is out of the range of an option.
    public static final Errno EDOM = new Errno(33);
    /// A path is too long.
    public static final Errno ENAMETOOLONG = new Errno(36);
    /// The kernel does not have the system call.
    public static final Errno ENOSYS = new Errno(38);
    /// A path has too many symbolic links.
    public static final Errno ELOOP = new Errno(40);
    /// What has come is not authentic, as a record of TLS.
    public static final Errno EBADMSG = new Errno(74);
    /// The descriptor is not a socket.
    public static final Errno ENOTSOCK = new Errno(88);
    /// The socket has no peer, so an address is needed.
    public static final Errno EDESTADDRREQ = new Errno(89);
    /// The message is too long.
    public static final Errno EMSGSIZE = new Errno(90);
    /// The protocol is not one of that type of socket.
    public static final Errno EPROTOTYPE = new Errno(91);
    /// The protocol does not know the option.
    public static final Errno ENOPROTOOPT = new Errno(92);
    /// The domain does not know the protocol.
    public static final Errno EPROTONOSUPPORT = new Errno(93);
    /// The domain does not know the type.
    public static final Errno ESOCKTNOSUPPORT = new Errno(94);
    /// The socket does not support the operation. OTP's `enotsup`.
    public static final Errno EOPNOTSUPP = new Errno(95);
    /// The protocol family is not supported.
    public static final Errno EPFNOSUPPORT = new Errno(96);
    /// The address family is not supported.
    public static final Errno EAFNOSUPPORT = new Errno(97);
    /// The address is in use.
    public static final Errno EADDRINUSE = new Errno(98);
    /// The address is not one of this machine, or there is no port left.
    public static final Errno EADDRNOTAVAIL = new Errno(99);
    /// The network is down.
    public static final Errno ENETDOWN = new Errno(100);
    /// There is no route to the network.
    public static final Errno ENETUNREACH = new Errno(101);
    /// The network dropped the connection.
    public static final Errno ENETRESET = new Errno(102);
    /// The connection was aborted before it was accepted.
    public static final Errno ECONNABORTED = new Errno(103);
    /// The peer reset the connection.
    public static final Errno ECONNRESET = new Errno(104);
    /// The kernel has no buffer left.
    public static final Errno ENOBUFS = new Errno(105);
    /// The socket is connected already.
    public static final Errno EISCONN = new Errno(106);
    /// The socket is not connected.
    public static final Errno ENOTCONN = new Errno(107);
    /// The socket has been shut down for this direction.
    public static final Errno ESHUTDOWN = new Errno(108);
    /// Too many descriptors have been sent and not been received yet.
    public static final Errno ETOOMANYREFS = new Errno(109);
    /// The peer did not answer in time.
    public static final Errno ETIMEDOUT = new Errno(110);
    /// Nobody listens at the address.
    public static final Errno ECONNREFUSED = new Errno(111);
    /// The host is down.
    public static final Errno EHOSTDOWN = new Errno(112);
    /// There is no route to the host.
    public static final Errno EHOSTUNREACH = new Errno(113);
    /// An earlier connection attempt is still under way.
    public static final Errno EALREADY = new Errno(114);
    /// The connection attempt has begun.
    public static final Errno EINPROGRESS = new Errno(115);
    /// The operation was cancelled.
    public static final Errno ECANCELED = new Errno(125);
    /// The key is not to be used any more: the next has to be set.
    public static final Errno EKEYEXPIRED = new Errno(127);
    /// The key cannot be used, as beside another.
    public static final Errno EKEYREJECTED = new Errno(129);

    /// Makes the error of any number.
    ///
    /// @param number the operating system's number
    /// @return the error of that number
    public static Errno of(int number) {
        return new Errno(number);
    }

    /// Looks an error up by its name.
    ///
    /// @param name the name in C, or OTP's, such as `ECONNREFUSED`, `econnrefused` or `EWOULDBLOCK`; case does not
    ///     matter
    /// @return the error, or nothing if Linux has none of that name
    public static Optional<Errno> named(String name) {
        Objects.requireNonNull(name, "name");
        return Optional.ofNullable(Table.NUMBERS.get(name.toUpperCase(Locale.ROOT))).map(Errno::new);
    }

    /// Names the error as C does. Of numbers with two names it gives `EAGAIN`, `EDEADLK` and `EOPNOTSUPP`.
    ///
    /// @return the name, such as `ECONNREFUSED`; `ERRNO_200` for a number without one
    public String name() {
        Row row = Table.ROWS.get(number);
        return row != null ? row.name : "ERRNO_" + number;
    }

    /// Names the error in lower case, as OTP does: [#EOPNOTSUPP] is `enotsup`, and `unknown` is what OTP does not know:
    /// fourteen of Linux's numbers, such as [#ECANCELED], and all without a name.
    ///
    /// @return the name, such as `econnrefused`
    @Override
    public String otpName() {
        Row row = Table.ROWS.get(number);
        if (row == null || Table.UNKNOWN_TO_OTP.contains(row.name)) {
            return "unknown";
        }
        return number == EOPNOTSUPP.number ? "enotsup" : row.name.toLowerCase(Locale.ROOT);
    }

    /// Describes the error in words, as strerror(3) does.
    ///
    /// @return a short English text, such as `Connection refused`; `Unknown error 200` for a number without a name
    public String message() {
        Row row = Table.ROWS.get(number);
        return row != null ? row.message : "Unknown error " + number;
    }

    /// Prints the name and the message: `ECONNREFUSED (Connection refused)`.
    @Override
    public String toString() {
        return name() + " (" + message() + ")";
    }

    private record Row(String name, String message) {}

    /// Parsed at the first need: most programs never print an error.
    private static final class Table {
        static final Set<String> UNKNOWN_TO_OTP = Set.of(
                "ERESTART",
                "ESTRPIPE",
                "EISNAM",
                "ENOMEDIUM",
                "EMEDIUMTYPE",
                "ECANCELED",
                "ENOKEY",
                "EKEYEXPIRED",
                "EKEYREVOKED",
                "EKEYREJECTED",
                "EOWNERDEAD",
                "ENOTRECOVERABLE",
                "ERFKILL",
                "EHWPOISON");

        private static final String LINUX = """
                1 EPERM Operation not permitted
                2 ENOENT No such file or directory
                3 ESRCH No such process
                4 EINTR Interrupted system call
                5 EIO Input/output error
                6 ENXIO No such device or address
                7 E2BIG Argument list too long
                8 ENOEXEC Exec format error
                9 EBADF Bad file descriptor
                10 ECHILD No child processes
                11 EAGAIN Resource temporarily unavailable
                12 ENOMEM Cannot allocate memory
                13 EACCES Permission denied
                14 EFAULT Bad address
                15 ENOTBLK Block device required
                16 EBUSY Device or resource busy
                17 EEXIST File exists
                18 EXDEV Invalid cross-device link
                19 ENODEV No such device
                20 ENOTDIR Not a directory
                21 EISDIR Is a directory
                22 EINVAL Invalid argument
                23 ENFILE Too many open files in system
                24 EMFILE Too many open files
                25 ENOTTY Inappropriate ioctl for device
                26 ETXTBSY Text file busy
                27 EFBIG File too large
                28 ENOSPC No space left on device
                29 ESPIPE Illegal seek
                30 EROFS Read-only file system
                31 EMLINK Too many links
                32 EPIPE Broken pipe
                33 EDOM Numerical argument out of domain
                34 ERANGE Numerical result out of range
                35 EDEADLK Resource deadlock avoided
                36 ENAMETOOLONG File name too long
                37 ENOLCK No locks available
                38 ENOSYS Function not implemented
                39 ENOTEMPTY Directory not empty
                40 ELOOP Too many levels of symbolic links
                42 ENOMSG No message of desired type
                43 EIDRM Identifier removed
                44 ECHRNG Channel number out of range
                45 EL2NSYNC Level 2 not synchronized
                46 EL3HLT Level 3 halted
                47 EL3RST Level 3 reset
                48 ELNRNG Link number out of range
                49 EUNATCH Protocol driver not attached
                50 ENOCSI No CSI structure available
                51 EL2HLT Level 2 halted
                52 EBADE Invalid exchange
                53 EBADR Invalid request descriptor
                54 EXFULL Exchange full
                55 ENOANO No anode
                56 EBADRQC Invalid request code
                57 EBADSLT Invalid slot
                59 EBFONT Bad font file format
                60 ENOSTR Device not a stream
                61 ENODATA No data available
                62 ETIME Timer expired
                63 ENOSR Out of streams resources
                64 ENONET Machine is not on the network
                65 ENOPKG Package not installed
                66 EREMOTE Object is remote
                67 ENOLINK Link has been severed
                68 EADV Advertise error
                69 ESRMNT Srmount error
                70 ECOMM Communication error on send
                71 EPROTO Protocol error
                72 EMULTIHOP Multihop attempted
                73 EDOTDOT RFS specific error
                74 EBADMSG Bad message
                75 EOVERFLOW Value too large for defined data type
                76 ENOTUNIQ Name not unique on network
                77 EBADFD File descriptor in bad state
                78 EREMCHG Remote address changed
                79 ELIBACC Can not access a needed shared library
                80 ELIBBAD Accessing a corrupted shared library
                81 ELIBSCN .lib section in a.out corrupted
                82 ELIBMAX Attempting to link in too many shared libraries
                83 ELIBEXEC Cannot exec a shared library directly
                84 EILSEQ Invalid or incomplete multibyte or wide character
                85 ERESTART Interrupted system call should be restarted
                86 ESTRPIPE Streams pipe error
                87 EUSERS Too many users
                88 ENOTSOCK Socket operation on non-socket
                89 EDESTADDRREQ Destination address required
                90 EMSGSIZE Message too long
                91 EPROTOTYPE Protocol wrong type for socket
                92 ENOPROTOOPT Protocol not available
                93 EPROTONOSUPPORT Protocol not supported
                94 ESOCKTNOSUPPORT Socket type not supported
                95 EOPNOTSUPP Operation not supported
                96 EPFNOSUPPORT Protocol family not supported
                97 EAFNOSUPPORT Address family not supported by protocol
                98 EADDRINUSE Address already in use
                99 EADDRNOTAVAIL Cannot assign requested address
                100 ENETDOWN Network is down
                101 ENETUNREACH Network is unreachable
                102 ENETRESET Network dropped connection on reset
                103 ECONNABORTED Software caused connection abort
                104 ECONNRESET Connection reset by peer
                105 ENOBUFS No buffer space available
                106 EISCONN Transport endpoint is already connected
                107 ENOTCONN Transport endpoint is not connected
                108 ESHUTDOWN Cannot send after transport endpoint shutdown
                109 ETOOMANYREFS Too many references: cannot splice
                110 ETIMEDOUT Connection timed out
                111 ECONNREFUSED Connection refused
                112 EHOSTDOWN Host is down
                113 EHOSTUNREACH No route to host
                114 EALREADY Operation already in progress
                115 EINPROGRESS Operation now in progress
                116 ESTALE Stale file handle
                117 EUCLEAN Structure needs cleaning
                118 ENOTNAM Not a XENIX named type file
                119 ENAVAIL No XENIX semaphores available
                120 EISNAM Is a named type file
                121 EREMOTEIO Remote I/O error
                122 EDQUOT Disk quota exceeded
                123 ENOMEDIUM No medium found
                124 EMEDIUMTYPE Wrong medium type
                125 ECANCELED Operation canceled
                126 ENOKEY Required key not available
                127 EKEYEXPIRED Key has expired
                128 EKEYREVOKED Key has been revoked
                129 EKEYREJECTED Key was rejected by service
                130 EOWNERDEAD Owner died
                131 ENOTRECOVERABLE State not recoverable
                132 ERFKILL Operation not possible due to RF-kill
                133 EHWPOISON Memory page has hardware error
                """;

        static final Map<Integer, Row> ROWS = new HashMap<>();
        static final Map<String, Integer> NUMBERS = new HashMap<>();

        static {
            LINUX.lines().map(line -> line.split(" ", 3)).forEach(field -> {
                ROWS.put(Integer.valueOf(field[0]), new Row(field[1], field[2]));
                NUMBERS.put(field[1], Integer.valueOf(field[0]));
            });
            NUMBERS.put("EWOULDBLOCK", EAGAIN.number);
            NUMBERS.put("EDEADLOCK", 35);
            NUMBERS.put("ENOTSUP", EOPNOTSUPP.number);
        }
    }
}
