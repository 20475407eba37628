package dev.osock.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.Mailbox;
import dev.osock.OpenOptions;
import dev.osock.OpenOptions.Registering;
import dev.osock.OtpOptions;
import dev.osock.SelectInfo;
import dev.osock.Socket;
import dev.osock.SocketRegistry;
import dev.osock.address.SockaddrIn;
import dev.osock.address.SockaddrIn6;
import dev.osock.address.SockaddrUn;
import dev.osock.error.SocketErrnoException;
import dev.osock.error.SocketException;
import dev.osock.internal.abi.ServiceDatabase;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Type;
import dev.osock.nowait.Party;
import dev.osock.testing.Need;
import dev.osock.testing.Requires;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.FreshNames;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The table of sockets, byte for byte.
@Bounded
@ExtendWith(CleanRegistry.class)
class SocketTableTest {

    private final List<Socket> opened = new ArrayList<>();

    /// Opened sockets have rising descriptors, in the order in which they are listed.
    private Socket open(SocketKind kind) throws SocketException {
        return opened(kind.open());
    }

    private Socket opened(Socket socket) {
        opened.add(socket);
        return socket;
    }

    @AfterEach
    void close() throws SocketException {
        for (Socket socket : opened) {
            socket.close();
        }
    }

    private static String printed(Consumer<PrintStream> table) {
        var bytes = new ByteArrayOutputStream();
        table.accept(new PrintStream(bytes, false, UTF_8));
        return bytes.toString(UTF_8);
    }

    private static String fd(Socket socket) throws SocketException {
        return socket.getopt(OtpOptions.FD).toString();
    }

    private static String port(Socket socket) throws SocketException {
        int port = socket.sockname() instanceof SockaddrIn6 in6 ? in6.port() : ((SockaddrIn) socket.sockname()).port();
        String protocol = socket.protocol().name();
        return ServiceDatabase.system().name(port, protocol).map(name -> name + " (" + port + ")").orElse("" + port);
    }

    /// Lays rows out: each cell as wide as its column, followed by a blank.
    private static String table(List<List<String>> rows) {
        var text = new StringBuilder();
        for (List<String> row : rows) {
            for (int column = 0; column < row.size(); column++) {
                int at = column;
                int width = rows.stream().mapToInt(each -> each.get(at).length()).max().orElseThrow();
                text.append(String.format("%-" + width + "s ", row.get(column)));
            }
            text.append('\n');
        }
        return text.toString();
    }

    @Test
    void nothingIsPrintedWhenThereIsNoSocket() throws Exception {
        opened(Socket.open(
                Domain.INET,
                Type.DGRAM,
                Protocol.UDP,
                OpenOptions.DEFAULT.withUseRegistry(Registering.NEVER)));
        assertThat(printed(SocketRegistry::print)).isEmpty();
        assertThat(printed(out -> SocketRegistry.print(out, all -> true, List.of()))).isEmpty();
        open(SocketKind.INET_STREAM);
        assertThat(printed(out -> SocketRegistry.print(out, info -> info.domain().equals(Domain.LOCAL)))).isEmpty();
        assertThat(printed(out -> SocketRegistry.print(out, info -> info.type().equals(Type.DGRAM)))).isEmpty();
        assertThat(
                printed(out -> SocketRegistry.print(out, info -> info.protocol().equals(Protocol.UDP), List.of("fd"))))
                .isEmpty();
    }

    @Test
    void namedColumnsArePrintedInTheirOrder() throws Exception {
        try (Party a = new Party()) {
            Socket listener = open(SocketKind.INET_STREAM);
            listener.bind(SockaddrIn.loopback(0));
            listener.listen();
            Socket client = open(SocketKind.INET_STREAM);
            SelectInfo info = a.selects(() -> client.nowait().connect(listener.sockname()));
            a.isTold(client, info);
            a.runs(client::connect);
            Socket accepted = opened(listener.accept());
            a.selects(() -> listener.nowait().accept());
            client.send(new byte[5]);
            accepted.recv(5);
            open(SocketKind.LOCAL_SEQPACKET);
            a.selects(() -> accepted.nowait().recv());
            assertThat(printed(out -> SocketRegistry.print(out, all -> true,
                    List.of("type", "state", "recv", "sent", "domain", "protocol"))))
                    .isEqualTo("""
                            Type      State         Recv Sent Domain Protocol\s
                            STREAM    BD:LG:A:SD, - 0    0    inet   TCP     \s
                            STREAM     - , CD:SD    0    5    inet   TCP     \s
                            STREAM    SD , CD       5    0    inet   TCP     \s
                            SEQPACKET               0    0    local  IP      \s
                            """);
        }
    }

    @Test
    void theStateOfAConnectionAttemptIsShown() throws Exception {
        try (Party a = new Party(); Socket listener = SocketKind.INET_STREAM.listener()) {
            Socket client = open(SocketKind.INET_STREAM);
            a.selects(() -> client.nowait().connect(listener.sockname()));
            assertThat(printed(out -> SocketRegistry.print(out, all -> true, List.of("state")))).isEqualTo("""
                    State     \s
                    BD:LG, -  \s
                     - , CG:SD\s
                    """);
        }
    }

    @Test
    void allColumnsArePrintedUnlessSomeAreNamed() throws Exception {
        try (Mailbox owner = Mailbox.create()) {
            Socket tcp = owner.call(() -> open(SocketKind.INET_STREAM));
            tcp.bind(SockaddrIn.loopback(0));
            tcp.listen();
            Socket client = open(SocketKind.INET_STREAM);
            client.connect(tcp.sockname());
            Socket accepted = opened(tcp.accept());
            Socket udp = open(SocketKind.INET6_DGRAM);
            Socket local = open(SocketKind.LOCAL_DGRAM);
            String path = FreshNames.path().toString();
            local.bind(SockaddrUn.path(path));
            client.send(new byte[12]);
            accepted.recv(12);
            String me = Mailbox.self().name();
            List<List<String>> rows = List.of(
                    List.of("Domain", "Type", "Protocol", "Fd", "Owner", "Local Address", "Remote Address", "Recv",
                            "Sent",
                            "State"),
                    List.of("inet", "STREAM", "TCP", fd(tcp), owner.name(), "localhost:" + port(tcp), " ", "0", "0",
                            "BD:LG, -"),
                    List.of("inet", "STREAM", "TCP", fd(client), me, "localhost:" + port(client),
                            "localhost:" + port(tcp), "0", "12", " - , CD:SD"),
                    List.of("inet", "STREAM", "TCP", fd(accepted), me, "localhost:" + port(tcp),
                            "localhost:" + port(client), "12", "0", " - , CD"),
                    List.of("inet6", "DGRAM", "UDP", fd(udp), me, "*:0", " ", "0", "0", " "),
                    List.of("local", "DGRAM", "IP", fd(local), me, "local:" + path, " ", "0", "0", "BD, -"));
            assertThat(printed(SocketRegistry::print)).isEqualTo(table(rows));

            List<List<String>> inet = List.of(rows.get(0), rows.get(1), rows.get(2), rows.get(3));
            assertThat(printed(out -> SocketRegistry.print(out, info -> info.domain().equals(Domain.INET))))
                    .isEqualTo(table(inet));
            assertThat(printed(out -> SocketRegistry.print(out, info -> info.type().equals(Type.STREAM))))
                    .isEqualTo(table(inet));
            assertThat(printed(out -> SocketRegistry.print(out, info -> info.protocol().equals(Protocol.TCP))))
                    .isEqualTo(table(inet));
            assertThat(printed(out -> SocketRegistry.print(out, info -> info.type().equals(Type.DGRAM))))
                    .isEqualTo(table(List.of(rows.get(0), rows.get(4), rows.get(5))));
            assertThat(printed(out -> SocketRegistry.print(out, info -> info.protocol().equals(Protocol.UDP))))
                    .isEqualTo(table(List.of(rows.get(0), rows.get(4))));
            assertThat(printed(out -> SocketRegistry.print(out, info -> info.domain().equals(Domain.LOCAL))))
                    .isEqualTo(table(List.of(rows.get(0), rows.get(5))));

            List<String> columns = List.of("fd", "owner");
            assertThat(printed(out -> SocketRegistry.print(out, info -> info.domain().equals(Domain.INET6), columns)))
                    .isEqualTo(table(List.of(List.of("Fd", "Owner"), List.of(fd(udp), me))));
            assertThat(printed(out -> SocketRegistry.print(out, info -> info.type().equals(Type.DGRAM), columns)))
                    .isEqualTo(table(List.of(List.of("Fd", "Owner"), List.of(fd(udp), me), List.of(fd(local), me))));
            assertThat(printed(out -> SocketRegistry.print(out, info -> info.protocol().equals(Protocol.UDP), columns)))
                    .isEqualTo(table(List.of(List.of("Fd", "Owner"), List.of(fd(udp), me))));
        }
    }

    @Test
    void noColumnsAreEmptyLines() throws Exception {
        open(SocketKind.INET_STREAM);
        open(SocketKind.INET_DGRAM);
        assertThat(printed(out -> SocketRegistry.print(out, all -> true, List.of()))).isEqualTo("\n\n\n");
        assertThat(printed(out -> SocketRegistry.print(out, info -> info.type().equals(Type.DGRAM), List.of())))
                .isEqualTo("\n\n");
    }

    @Test
    void unknownColumnsAreBlankUnderTheirName() throws Exception {
        open(SocketKind.INET_STREAM);
        assertThat(printed(out -> SocketRegistry.print(out, all -> true, List.of("foo", "domain", "x_y_z", "Bar"))))
                .isEqualTo("""
                        Foo Domain X Y Z Bar\s
                            inet            \s
                        """);
    }

    @Test
    void addressesAreWrittenAsOtpDoes() throws Exception {
        Socket any = open(SocketKind.INET_DGRAM);
        any.bind(SockaddrIn.any(0));
        Socket loopback = open(SocketKind.INET6_DGRAM);
        loopback.bind(SockaddrIn6.loopback(0));
        Socket mapped = open(SocketKind.INET6_DGRAM);
        mapped.bind(SockaddrIn6.of("::ffff:127.0.0.1", 0));
        Socket other = open(SocketKind.INET_DGRAM);
        other.bind(SockaddrIn.of("127.1.2.3", 0));
        Socket unbound = open(SocketKind.LOCAL_STREAM);
        Socket named = open(SocketKind.ABSTRACT_DGRAM);
        String name = FreshNames.name();
        named.bind(SockaddrUn.abstractName(name));
        assertThat(fd(unbound)).isNotEmpty();
        assertThat(printed(out -> SocketRegistry.print(out, all -> true, List.of("local_address"))))
                .isEqualTo(table(List.of(
                        List.of("Local Address"),
                        List.of("*:" + port(any)),
                        List.of("localhost:" + port(loopback)),
                        List.of("::ffff:127.0.0.1:" + port(mapped)),
                        List.of("127.1.2.3:" + port(other)),
                        List.of("local:"),
                        List.of("local:\0" + name))));
    }

    @Test
    void aPortWithANameIsWrittenWithIt() throws Exception {
        Socket socket = open(SocketKind.INET_DGRAM);
        int port = bindToAPortWithAName(socket);
        String name = ServiceDatabase.system().name(port, "udp").orElseThrow();
        assertThat(printed(out -> SocketRegistry.print(out, all -> true, List.of("local_address"))))
                .isEqualTo(table(List.of(List.of("Local Address"), List.of("localhost:" + name + " (" + port + ")"))));
    }

    private static int bindToAPortWithAName(Socket socket) throws SocketException {
        List<Integer> ports = new ArrayList<>();
        for (int port = 1024; port < 65536; port++) {
            if (ServiceDatabase.system().name(port, "udp").isPresent()) {
                ports.add(port);
            }
        }
        Collections.reverse(ports);
        for (int port : ports) {
            try {
                socket.bind(SockaddrIn.loopback(port));
                return port;
            } catch (SocketErrnoException occupied) {
                // the next one
            }
        }
        throw new AssertionError("no free port has a name in /etc/services: " + ports);
    }

    @Test
    @Requires(Need.ROOT)
    void kindsWithoutANameAreWrittenAsNumbers() throws Exception {
        opened(Socket.open(Domain.INET, Type.RAW, Protocol.ICMP));
        opened(Socket.open(Domain.INET, Type.RAW, Protocol.of(200)));
        opened(Socket.open(Domain.of(16), Type.RAW, Protocol.DEFAULT));
        assertThat(printed(out -> SocketRegistry.print(out, all -> true, List.of("domain", "type", "protocol"))))
                .startsWith("Domain  Type Protocol \ninet    RAW  ICMP     \ninet    RAW  200      \n")
                .contains("RAW  IP       \n");
    }

    @Test
    void bytesThatBothEndsCountAreShownInBothColumns() throws Exception {
        try (Pair pair = SocketKind.LOCAL_STREAM.pair()) {
            pair.near().send(new byte[100]);
            pair.far().recv(60);
            assertThat(printed(out -> SocketRegistry.print(out, all -> true, List.of("recv", "sent")))).isEqualTo("""
                    Recv Sent\s
                    0    100 \s
                    60   0   \s
                    """);
        }
    }
}
