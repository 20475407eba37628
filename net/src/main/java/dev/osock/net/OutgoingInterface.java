package dev.osock.net;

import dev.osock.Socket;
import dev.osock.address.InAddr;
import dev.osock.kind.Domain;
import dev.osock.option.IpOptions;
import dev.osock.option.Ipv6Options;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.NetworkInterface;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The interface that multicasts go out by, as the JDK names it. The kernel knows it by its number, and sockets of IPv4
/// tell it by its address only.
final class OutgoingInterface {

    private OutgoingInterface() {}

    /// Gives the interface.
    ///
    /// @return null if the system chooses
    static @Nullable NetworkInterface get(Socket socket) throws IOException {
        if (socket.domain().equals(Domain.LOCAL)) {
            return null;
        }
        if (socket.domain().equals(Domain.INET6)) {
            int number = socket.getopt(Ipv6Options.MULTICAST_IF);
            return number == 0 ? null : NetworkInterface.getByIndex(number);
        }
        InAddr address = socket.getopt(IpOptions.MULTICAST_IF);
        return address.isAny() ? null : NetworkInterface.getByInetAddress(address.toInetAddress());
    }

    static void set(Socket socket, NetworkInterface outgoing) throws IOException {
        if (socket.domain().equals(Domain.LOCAL)) {
            return;
        }
        int number = number(outgoing);
        Optional<InAddr> address = address(outgoing);
        if (socket.domain().equals(Domain.INET6)) {
            socket.setopt(Ipv6Options.MULTICAST_IF, number);
        }
        if (address.isPresent()) {
            socket.setopt(IpOptions.MULTICAST_IF, address.get());
        } else {
            socket.setopt(IpOptions.MULTICAST_IF_INDEX, number);
        }
    }

    /// Gives an interface's number, 0 for the placeholder of all.
    static int number(NetworkInterface of) throws IOException {
        int number = of.getIndex();
        if (number < 0) {
            throw new java.net.SocketException("Network interface cannot be identified");
        }
        return number;
    }

    private static Optional<InAddr> address(NetworkInterface of) {
        return of.inetAddresses()
                .filter(Inet4Address.class::isInstance)
                .map(address -> InAddr.from((Inet4Address) address))
                .findFirst();
    }
}
