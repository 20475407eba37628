package dev.osock.ioctl;

import dev.osock.Socket;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;
import java.io.IOException;

/// Changes the interface `v0` of the network namespace it runs in by every request that sets something. A main class.
final class ChangedInterface {

    private ChangedInterface() {}

    /// Changes it.
    ///
    /// @param arguments none
    public static void main(String[] arguments) throws IOException {
        try (Socket socket = Socket.open(Domain.INET, Type.DGRAM)) {
            socket.ioctl(IoctlRequests.SIFHWADDR, "v0", HardwareAddress.ethernet((byte) 2, (byte) 0, (byte) 0, (byte) 0,
                    (byte) 0, (byte) 0x77));
            socket.ioctl(IoctlRequests.SIFADDR, "v0", address("10.99.0.1"));
            socket.ioctl(IoctlRequests.SIFNETMASK, "v0", address("255.255.240.0"));
            socket.ioctl(IoctlRequests.SIFBRDADDR, "v0", address("10.99.15.254"));
            socket.ioctl(IoctlRequests.SIFMTU, "v0", 1234);
            socket.ioctl(IoctlRequests.SIFTXQLEN, "v0", 77);
            socket.ioctl(
                    IoctlRequests.SIFFLAGS,
                    "v0",
                    InterfaceFlags.of(InterfaceFlags.UP, InterfaceFlags.ALLMULTI),
                    InterfaceFlags.MULTICAST);
            socket.ioctl(IoctlRequests.SIFDSTADDR, "v0", address("10.99.0.9"));
            System.out.println(socket.ioctl(IoctlRequests.GIFNETMASK, "v0"));
            try {
                socket.ioctl(IoctlRequests.SIFMAP, "v0", new InterfaceMap(0, 0, 0, 0, 0, 0));
            } catch (dev.osock.error.SocketErrnoException refused) {
                System.out.println(refused.errno().name());
            }
        }
    }

    private static Sockaddr address(String text) {
        return Sockaddr.parse(text + ":0") instanceof SockaddrIn inet ? inet : SockaddrIn.any(0);
    }
}
