package dev.osock.stress;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.osock.OpenOptions;
import dev.osock.Socket;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrUn;
import dev.osock.error.SocketErrnoException;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Type;
import dev.osock.testing.Patience;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Uses names that the locale cannot spell: of sockets, as the operating system and the JDK have them; of a file; of a
/// network namespace. Runs in a virtual machine of its own.
final class AsciiLocale {

    private AsciiLocale() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(System.getenv("FOLDER"));
        System.out.println("locale: " + System.getProperty("sun.jnu.encoding"));
        for (byte[] name : List.of("gr\u00fc\u00df".getBytes(UTF_8), new byte[] {'b', (byte) 0xFC, '+', '%'})) {
            sockets(folder, name);
        }
        try (Socket.Pair pair = Socket.pair(Domain.LOCAL, Type.STREAM)) {
            Path file = only(folder);
            long sent = pair.first().sendfile(file);
            System.out
                    .println("file: " + new String(pair.second().within(Patience.seconds(5)).recv((int) sent), UTF_8));
        }
        OpenOptions netns = OpenOptions.DEFAULT.withNetns(folder + "/\u00e9");
        try (Socket socket = Socket.open(Domain.INET, Type.DGRAM, Protocol.UDP, netns)) {
            System.out.println("namespace: " + socket);
        } catch (SocketErrnoException e) {
            System.out.println("namespace: " + e.errno().name());
        }
    }

    private static void sockets(Path folder, byte[] name) throws Exception {
        byte[] start = (folder + "/").getBytes(UTF_8);
        byte[] bytes = new byte[start.length + name.length];
        System.arraycopy(start, 0, bytes, 0, start.length);
        System.arraycopy(name, 0, bytes, start.length, name.length);
        try (Socket listener = Socket.open(Domain.LOCAL, Type.STREAM)) {
            listener.bind(SockaddrUn.path(bytes));
            listener.listen();
            Path found = socketIn(folder);
            Sockaddr exact = Sockaddr.from(UnixDomainSocketAddress.of(found));
            System.out.println("exact: " + exact.equals(listener.sockname()));
            Path relative = Path.of("").toAbsolutePath().relativize(found);
            try (Socket client = Socket.open(Domain.LOCAL, Type.STREAM)) {
                client.connect(SockaddrUn.path(relative));
                System.out.println("relative: " + client.peername().equals(exact));
            }
            UnixDomainSocketAddress back = (UnixDomainSocketAddress) listener.sockname().toSocketAddress();
            System.out.println("back: " + back.getPath().equals(found)
                    + SockaddrUn.path(relative).toSocketAddress().getPath().equals(relative));
            try (SocketChannel channel = SocketChannel.open(back)) {
                System.out.println("channel: " + channel.isConnected());
            }
            Files.delete(found);
        }
    }

    private static Path socketIn(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(path -> !Files.isRegularFile(path)).findAny().orElseThrow();
        }
    }

    private static Path only(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().orElseThrow();
        }
    }
}
