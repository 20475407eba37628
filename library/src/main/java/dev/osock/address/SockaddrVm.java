package dev.osock.address;

import dev.osock.kind.Domain;
import java.net.SocketAddress;

/// A virtual machine, or its host, and a port, for sockets of [Domain#VSOCK]: `struct sockaddr_vm`; see vsock(7).
///
/// A machine is named by its context identifier, CID. These have meanings of their own:
///
/// | CID | text | is |
/// |---|---|---|
/// | [#CID_ANY] | `any` | every CID of this machine, to bind to |
/// | [#CID_HYPERVISOR] | `hypervisor` | the hypervisor itself, where it has services; mostly nobody |
/// | [#CID_LOCAL] | `local` | this machine, as the loopback address is; needs `vsock_loopback`, Linux 5.6 |
/// | [#CID_HOST] | `host` | the host that this machine runs on |
///
/// The host gives each of its machines a number from 3 on; [dev.osock.Platform#localCid()] tells a machine its own. OTP
/// has no such address: to it, it is one of its `sockaddr_native()`.
///
/// @param cid the machine, 0..4294967295
/// @param port the port, 0..4294967295: to bind to [#PORT_ANY] lets the system choose one, and to bind to one below
///     1024 needs a privilege (`EACCES`). 0 is a port like any other.
/// @param flags 0, or [#FLAG_TO_HOST]: the bits of `svm_flags`, 0..255. Linux refuses those that it does not know with
///     `EINVAL`, before 5.11 all.
/// @see <a href="{@docRoot}/dev.osock/doc-files/guide/vsock.html">Virtual machines, in the guide</a>
public record SockaddrVm(long cid, long port, int flags) implements Sockaddr {

    /// Every CID of this machine, to bind to; `VMADDR_CID_ANY`.
    public static final long CID_ANY = 0xFFFF_FFFFL;

    /// The hypervisor; `VMADDR_CID_HYPERVISOR`.
    public static final long CID_HYPERVISOR = 0;

    /// This machine; `VMADDR_CID_LOCAL`.
    public static final long CID_LOCAL = 1;

    /// The host of this machine; `VMADDR_CID_HOST`. On a machine that is no guest, Linux takes it for [#CID_LOCAL].
    public static final long CID_HOST = 2;

    /// The port that the system chooses; `VMADDR_PORT_ANY`.
    public static final long PORT_ANY = 0xFFFF_FFFFL;

    /// Sends what is for another guest to the host, which hands it on, for guests beside each other; of an address to
    /// connect to. `VMADDR_FLAG_TO_HOST`, Linux 5.11.
    public static final int FLAG_TO_HOST = 1;

    static final String PREFIX = "vsock:";

    private static final long MAX = 0xFFFF_FFFFL;
    private static final int MAX_FLAGS = 0xFF;
    private static final String FLAGS = ";flags=";
    private static final String ANY = "any";

    /// Makes the address.
    ///
    /// @throws IllegalArgumentException if the CID or the port is outside 0..4294967295, or the flags are outside
    ///     0..255
    public SockaddrVm {
        check("CID", cid, MAX);
        check("port", port, MAX);
        check("flags", flags, MAX_FLAGS);
    }

    /// Makes the address without flags.
    ///
    /// @param cid the machine, 0..4294967295
    /// @param port the port, 0..4294967295
    /// @throws IllegalArgumentException if one is outside that range
    public SockaddrVm(long cid, long port) {
        this(cid, port, 0);
    }

    /// Makes the address of a port on every CID of this machine, to bind to: [#CID_ANY].
    ///
    /// @param port 0..4294967295
    /// @return the address
    /// @throws IllegalArgumentException if the port is outside that range
    public static SockaddrVm any(long port) {
        return new SockaddrVm(CID_ANY, port);
    }

    /// Makes the address of a port on this machine itself: [#CID_LOCAL].
    ///
    /// @param port 0..4294967295
    /// @return the address
    /// @throws IllegalArgumentException if the port is outside that range
    public static SockaddrVm local(long port) {
        return new SockaddrVm(CID_LOCAL, port);
    }

    /// Makes the address of a port on the host that this machine runs on: [#CID_HOST].
    ///
    /// @param port 0..4294967295
    /// @return the address
    /// @throws IllegalArgumentException if the port is outside that range
    public static SockaddrVm host(long port) {
        return new SockaddrVm(CID_HOST, port);
    }

    private static void check(String what, long value, long max) {
        if (value < 0 || value > max) {
            throw new IllegalArgumentException(what + " " + value + " is outside 0.." + max);
        }
    }

    static SockaddrVm parse(String text) {
        String rest = text.substring(PREFIX.length());
        int flags = 0;
        int semicolon = rest.indexOf(';');
        if (semicolon >= 0) {
            String after = rest.substring(semicolon);
            if (!after.startsWith(FLAGS)) {
                throw new IllegalArgumentException("\"" + after + "\" is not " + FLAGS + "N");
            }
            flags = (int) number("flags", after.substring(FLAGS.length()), MAX_FLAGS);
            rest = rest.substring(0, semicolon);
        }
        int colon = rest.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("no port");
        }
        String port = rest.substring(colon + 1);
        return new SockaddrVm(
                cid(rest.substring(0, colon)), port.equals(ANY) ? PORT_ANY : number("port", port, MAX), flags);
    }

    private static long cid(String text) {
        return switch (text) {
            case ANY -> CID_ANY;
            case "hypervisor" -> CID_HYPERVISOR;
            case "local" -> CID_LOCAL;
            case "host" -> CID_HOST;
            default -> number("CID", text, MAX);
        };
    }

    private static long number(String what, String digits, long max) {
        long value = Decimal.parse(digits, max);
        if (value == Decimal.MALFORMED) {
            throw new IllegalArgumentException(what + " \"" + digits + "\" is not a number in 0.." + max);
        }
        return value;
    }

    @Override
    public Domain family() {
        return Domain.VSOCK;
    }

    /// Always fails: the JDK has no such address.
    ///
    /// @return never
    /// @throws UnsupportedOperationException always
    @Override
    public SocketAddress toSocketAddress() {
        throw new UnsupportedOperationException("java.net has no address for " + this);
    }

    /// Prints `vsock:3:5000`, with the names of the table and `any` for [#PORT_ANY]: `vsock:any:5000`,
    /// `vsock:local:any`, `vsock:4:80;flags=1`.
    @Override
    public String toString() {
        String machine;
        if (cid == CID_ANY) {
            machine = ANY;
        } else if (cid == CID_HYPERVISOR) {
            machine = "hypervisor";
        } else if (cid == CID_LOCAL) {
            machine = "local";
        } else if (cid == CID_HOST) {
            machine = "host";
        } else {
            machine = Long.toString(cid);
        }
        return PREFIX + machine + ":" + (port == PORT_ANY ? ANY : Long.toString(port))
                + (flags == 0 ? "" : FLAGS + flags);
    }
}
