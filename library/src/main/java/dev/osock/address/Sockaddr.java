package dev.osock.address;

import dev.osock.kind.Domain;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.util.Objects;

/// An address of a socket, such as a host and a port: `struct sockaddr`; what [SocketAddress] is in the JDK.
///
/// The text of an address, as [#toString()] gives it and [#parse(String)] reads it:
///
/// | text | kind |
/// |---|---|
/// | `127.0.0.1:80` | [SockaddrIn] |
/// | `[::1]:80`, `[fe80::1%2]:80`, `[::1]:80;flowinfo=7`; read also `[fe80::1%eth0]:80` | [SockaddrIn6] |
/// | `unix:/run/x`, `unix:@abstract`, `unix:` | [SockaddrUn] |
/// | `vsock:3:5000`, `vsock:any:5000`, `vsock:local:any`, `vsock:4:80;flags=1` | [SockaddrVm] |
/// | `packet:0x0800,ifindex=2,…` | [SockaddrLl]; printed only |
/// | `unspec`, `family 16 [00 01]` | [SockaddrNative]; printed only |
///
/// OTP's `sockaddr()`.
///
/// @see <a href="{@docRoot}/dev.osock/doc-files/guide/addresses.html">Addresses, in the guide</a>
public sealed interface Sockaddr
        permits SockaddrIn, SockaddrIn6, SockaddrUn, SockaddrLl, SockaddrVm, SockaddrNative {

    /// Returns the address family: `sa_family`. OTP's `family`.
    ///
    /// @return the family
    Domain family();

    /// Converts to the JDK's type.
    ///
    /// @return an [InetSocketAddress] or a [UnixDomainSocketAddress]
    /// @throws UnsupportedOperationException if the JDK has no address like this one
    SocketAddress toSocketAddress();

    /// Prints the address in the form of the table above; exception messages name addresses by it.
    ///
    /// @return the text
    @Override
    String toString();

    /// Converts from the JDK's type. An IPv6 scope is kept; the empty Unix path gives [SockaddrUn#unnamed()].
    ///
    /// @param address an [InetSocketAddress] or a [UnixDomainSocketAddress]
    /// @return the same address
    /// @throws IllegalArgumentException if the address is unresolved, is of another type, or has a path of more than
    ///     107 bytes
    static Sockaddr from(SocketAddress address) {
        Objects.requireNonNull(address, "address");
        if (address instanceof UnixDomainSocketAddress unix) {
            return SockaddrUn.path(unix.getPath());
        }
        if (!(address instanceof InetSocketAddress inet)) {
            throw new IllegalArgumentException("neither an inet nor a Unix address: " + address);
        }
        InetAddress host = inet.getAddress();
        if (host instanceof Inet4Address four) {
            return new SockaddrIn(InAddr.from(four), inet.getPort());
        }
        if (host instanceof Inet6Address six) {
            long scope = Integer.toUnsignedLong(six.getScopeId());
            return new SockaddrIn6(In6Addr.from(six), inet.getPort(), 0, scope);
        }
        throw new IllegalArgumentException("unresolved address: " + inet);
    }

    /// Parses the text of an IPv4, IPv6, Unix or vsock address: what [#toString()] prints of these kinds. No host name
    /// is looked up.
    ///
    /// @param text such as `127.0.0.1:80`, `[::1%2]:80`, `unix:/run/x`, `unix:@abstract`, `vsock:host:5000`
    /// @return the address
    /// @throws IllegalArgumentException if the text is not of such a form; it names the text
    static Sockaddr parse(String text) {
        Objects.requireNonNull(text, "text");
        try {
            if (text.startsWith(SockaddrUn.PREFIX)) {
                return SockaddrUn.parse(text);
            }
            if (text.startsWith(SockaddrVm.PREFIX)) {
                return SockaddrVm.parse(text);
            }
            return text.startsWith("[") ? SockaddrIn6.parse(text) : SockaddrIn.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("not a socket address: \"" + text + "\": " + e.getMessage(), e);
        }
    }

    /// Returns the address that is none: a datagram socket that is connected to it has no peer any more, and a received
    /// datagram has it as its source if the operating system does not tell one. OTP's `#{family => unspec}`.
    ///
    /// @return the unspecified address
    static Sockaddr unspec() {
        return SockaddrNative.unspec();
    }
}
