package dev.osock.cli;

import dev.osock.Socket;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.cli.output.Table;
import dev.osock.error.SocketErrnoException;
import dev.osock.error.SocketException;
import dev.osock.ioctl.HardwareAddress;
import dev.osock.ioctl.InterfaceAddress;
import dev.osock.ioctl.InterfaceFlags;
import dev.osock.ioctl.IoctlRequests;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The command `osock if`.
@Command(
        name = "if",
        description = {
            "Lists the network interfaces, as ioctl(2) tells of them, which knows of one IPv4 address each; and their "
                    + "IPv6 addresses, as /proc/net/if_inet6 has them."
        },
        footer = {"  osock if", "  osock if --json"})
final class InterfacesCommand extends Subcommand {

    private static final int MOST_GAPS = 64;
    private static final int ETHERNET = 6;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        var table = new Table("index", "name", "flags", "mtu", "qlen", "link", "address", "netmask", "broadcast",
                "inet6");
        Inet6Addresses inet6 = Inet6Addresses.read();
        try (Socket socket = Socket.open(Domain.INET, Type.DGRAM)) {
            for (int index : indexes(socket)) {
                String name = socket.ioctl(IoctlRequests.GIFNAME, index);
                InterfaceFlags flags = socket.ioctl(IoctlRequests.GIFFLAGS, name);
                table.add(
                        index,
                        name,
                        json ? flags.names() : flags,
                        socket.ioctl(IoctlRequests.GIFMTU, name),
                        socket.ioctl(IoctlRequests.GIFTXQLEN, name),
                        link(socket.ioctl(IoctlRequests.GIFHWADDR, name)),
                        address(socket, IoctlRequests.GIFADDR, name),
                        address(socket, IoctlRequests.GIFNETMASK, name),
                        flags.contains(InterfaceFlags.BROADCAST)
                                ? address(socket, IoctlRequests.GIFBRDADDR, name)
                                : null,
                        json ? inet6.of(index).stream().map(Inet6Addresses.Inet6::json).toList() : inet6.of(index));
            }
        }
        table.print(out(), json);
        return CommandLine.ExitCode.OK;
    }

    /// Finds the numbers of all interfaces: those with addresses are listed, the others are tried one after the other,
    /// until there have been none for a while.
    private static Set<Integer> indexes(Socket socket) throws SocketException {
        Set<Integer> indexes = new TreeSet<>();
        int last = 0;
        for (InterfaceAddress each : socket.ioctl(IoctlRequests.GIFCONF)) {
            String device = each.name().replaceFirst(":.*", "");
            int index = socket.ioctl(IoctlRequests.GIFINDEX, device);
            indexes.add(index);
            last = Math.max(last, index);
        }
        for (int index = 1, gaps = 0; index < last || gaps < MOST_GAPS; index++) {
            try {
                socket.ioctl(IoctlRequests.GIFNAME, index);
                indexes.add(index);
                gaps = 0;
            } catch (SocketErrnoException none) {
                gaps++;
            }
        }
        return indexes;
    }

    private static String link(HardwareAddress address) {
        byte[] bytes = java.util.Arrays.copyOf(address.addr().array(), ETHERNET);
        return address.family() + "/" + HexFormat.ofDelimiter(":").formatHex(bytes);
    }

    private static @Nullable Object address(
            Socket socket, dev.osock.ioctl.IoctlRequest.Get<Sockaddr> request, String name) throws SocketException {
        try {
            return socket.ioctl(request, name) instanceof SockaddrIn inet
                    ? inet.addr()
                    : null;
        } catch (SocketErrnoException none) {
            return null;
        }
    }
}
