package dev.osock;

import static dev.osock.testing.sockets.Failing.failureOf;
import static dev.osock.testing.sockets.Failing.reasonOf;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.osock.address.In6Addr;
import dev.osock.address.InAddr;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.address.SockaddrIn6;
import dev.osock.address.SockaddrUn;
import dev.osock.error.Errno;
import dev.osock.error.Reason;
import dev.osock.error.SocketException;
import dev.osock.error.SocketTimeoutException;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;
import dev.osock.option.TcpOptions;
import dev.osock.testing.Patience;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.FreshNames;
import dev.osock.testing.sockets.FullListener;
import dev.osock.testing.sockets.ThreadKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Connecting and listening in one line: which of several addresses is taken, and what is left of the others.
@Bounded
class ConnectRaceTest {

    private static final Duration LIMIT = Patience.seconds(20);

    private static final SocketOpener OPENER = address -> Socket.open(address.family(), Type.STREAM);

    private static FullListener full() throws SocketException {
        return new FullListener(SockaddrIn.loopback(0));
    }

    private static Sockaddr refusing() throws SocketException {
        try (Socket bound = Socket.open(Domain.INET, Type.STREAM)) {
            bound.bind(SockaddrIn.loopback(0));
            return bound.sockname();
        }
    }

    private static Socket race(Sockaddr... addresses) throws SocketException {
        return ConnectRace.connect("it", List.of(addresses), OPENER, LIMIT);
    }

    private static void assertConnected(Socket client, Socket listener) throws SocketException {
        try (Socket accepted = listener.within(LIMIT).accept()) {
            accepted.send(new byte[] {42});
            assertThat(client.within(LIMIT).recv(1)).containsExactly(42);
        }
    }

    /// The poller is told of all that happens to what it has once watched, also where nobody waits for that.
    @Test
    void aPlatformThreadThatConnectsToOneAddressLeavesTheSocketUnwatched() throws Exception {
        try (Socket listener = Sockets.listen(SockaddrIn.loopback(0));
                Socket one = Sockets.connect(listener.sockname());
                Socket other = Sockets.connect(listener.sockname(), LIMIT)) {
            assertThat(isWatched(one)).isFalse();
            assertThat(isWatched(other)).isFalse();
            assertThat(one.nowait().recv(1)).isInstanceOf(Attempt.Pending.class);
            assertThat(isWatched(one)).isTrue();
        }
    }

    private static boolean isWatched(Socket socket) throws IOException {
        String watched = "tfd:\\s+" + socket.openSocket.fd() + " .*";
        try (Stream<Path> links = Files.list(Path.of("/proc/self/fd"))) {
            for (Path link : links.toList()) {
                if (Files.isSymbolicLink(link)
                        && Files.readSymbolicLink(link).endsWith("anon_inode:[eventpoll]")
                        && Files.readAllLines(Path.of("/proc/self/fdinfo").resolve(link.getFileName()))
                                .stream()
                                .anyMatch(line -> line.matches(watched))) {
                    return true;
                }
            }
            return false;
        }
    }

    @Test
    void oneAddressThatRefusesLeavesNoSocket() throws Exception {
        int before = SocketRegistry.numberOf();
        Sockaddr refusing = refusing();
        assertThat(reasonOf(() -> race(refusing))).isEqualTo(Errno.ECONNREFUSED);
        assertThat(SocketRegistry.numberOf()).isEqualTo(before);
    }

    @Test
    void oneAddressThatDoesNotAnswerIsATimeOutAndLeavesNoSocket() throws Exception {
        try (FullListener full = full()) {
            int before = SocketRegistry.numberOf();
            SocketException failure = failureOf(() -> Sockets.connect(full.address(), ofMillis(100)));
            assertThat(failure).isInstanceOf(SocketTimeoutException.class);
            assertThat(SocketRegistry.numberOf()).isEqualTo(before);
        }
    }

    @Test
    void afterARefusalTheNextAddressIsTriedAtOnce() throws Exception {
        try (Socket listener = Sockets.listen(SockaddrIn.loopback(0))) {
            long begun = System.nanoTime();
            try (Socket client = race(refusing(), refusing(), listener.sockname())) {
                assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(ConnectRace.DELAY.multipliedBy(2));
                assertConnected(client, listener);
            }
        }
    }

    @Test
    void anAttemptThatTakesLongGetsARivalAndLosesItsSocket() throws Exception {
        try (FullListener full = full();
                Socket listener = Sockets.listen(SockaddrIn.loopback(0))) {
            int before = SocketRegistry.numberOf();
            long begun = System.nanoTime();
            try (Socket client = race(full.address(), listener.sockname())) {
                assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(ConnectRace.DELAY);
                assertConnected(client, listener);
                assertThat(SocketRegistry.numberOf()).isEqualTo(before + 1);
            }
        }
    }

    @Test
    void aSlowAttemptWinsIfItsRivalFails() throws Exception {
        try (FullListener full = full()) {
            var accepting = Caller.start(ThreadKind.VIRTUAL, () -> {
                Thread.sleep(ConnectRace.DELAY.plus(ofMillis(300)));
                for (;;) { // those that wait there already are trying again, too
                    full.accept().close();
                }
            });
            try (Socket client = race(full.address(), refusing())) {
                assertThat(client.peername()).isEqualTo(full.address());
            }
            accepting.interrupt();
            assertThat(accepting.failure().reason()).isEqualTo(Reason.Interrupted.INTERRUPTED);
        }
    }

    @Test
    void theFirstFailureIsThrownWithTheOthers() throws Exception {
        Sockaddr one = refusing();
        Sockaddr gone = SockaddrUn.path(FreshNames.path());
        int before = SocketRegistry.numberOf();
        SocketException failure = failureOf(() -> race(one, gone));
        assertThat(failure.is(Errno.ECONNREFUSED)).isTrue();
        assertThat(failure).hasMessageContaining(one.toString());
        assertThat(failure.getSuppressed()).singleElement().satisfies(other -> {
            assertThat(((SocketException) other).is(Errno.ENOENT)).isTrue();
        });
        assertThat(SocketRegistry.numberOf()).isEqualTo(before);
    }

    @Test
    void theTimeIsForAllAttemptsTogether() throws Exception {
        try (FullListener full = full(); FullListener other = full()) {
            int before = SocketRegistry.numberOf();
            SocketException failure = failureOf(
                    () -> ConnectRace.connect("both", List.of(full.address(), other.address()), OPENER, ofMillis(400)));
            assertThat(failure.reason()).isEqualTo(Reason.Timeout.TIMEOUT);
            assertThat(failure).hasMessage("connect to both: timeout after 0.4 s");
            assertThat(SocketRegistry.numberOf()).isEqualTo(before);
        }
    }

    @Test
    void whatHasFailedUntilTheTimeIsOverIsSuppressedInTheTimeOut() throws Exception {
        Sockaddr refusing = refusing();
        try (FullListener full = full()) {
            SocketException failure = failureOf(
                    () -> Sockets.connect(List.of(refusing, full.address()), OPENER, ofMillis(300)));
            assertThat(failure).isInstanceOf(SocketTimeoutException.class)
                    .hasMessage("connect to " + refusing + " and 1 more: timeout after 0.3 s");
            assertThat(failure.getSuppressed()).singleElement().satisfies(earlier -> {
                assertThat(((SocketException) earlier).is(Errno.ECONNREFUSED)).isTrue();
                assertThat(earlier).hasMessageContaining(refusing.toString());
            });
        }
    }

    /// With the usual delay the time would be over before the last one.
    @Test
    void aShortTimeIsSharedByTheAttempts() throws Exception {
        Duration limit = Patience.millis(500);
        List<FullListener> silent = new ArrayList<>();
        List<Sockaddr> addresses = new ArrayList<>();
        for (long last = 0; last <= limit.toMillis(); last += ConnectRace.DELAY.toMillis()) {
            silent.add(full());
            addresses.add(silent.getLast().address());
        }
        try (Socket listener = Sockets.listen(SockaddrIn.loopback(0))) {
            addresses.add(listener.sockname());
            try (Socket client = Sockets.connect(addresses, OPENER, limit)) {
                assertConnected(client, listener);
            }
        } finally {
            for (FullListener each : silent) {
                each.close();
            }
        }
    }

    @Test
    void whenTheTimeIsOverNothingMoreIsOpened() throws Exception {
        List<Sockaddr> opened = new ArrayList<>();
        try (FullListener full = full()) {
            SocketOpener slow = address -> {
                opened.add(address);
                LockSupport.parkNanos(ofMillis(120).toNanos());
                return OPENER.open(address);
            };
            List<Sockaddr> three = List.of(full.address(), full.address(), full.address());
            assertThat(reasonOf(() -> Sockets.connect(three, slow, ofMillis(100)))).isEqualTo(Reason.Timeout.TIMEOUT);
            assertThat(reasonOf(() -> Sockets.connect(three, slow, Duration.ZERO))).isEqualTo(Reason.Timeout.TIMEOUT);
        }
        assertThat(opened).hasSize(2);
    }

    @Test
    void theOpenersSocketsAreConnectedWithItsOptions() throws Exception {
        SocketOpener opener = address -> {
            Socket socket = OPENER.open(address);
            socket.setopt(TcpOptions.NODELAY, true);
            return socket;
        };
        Sockaddr refusing = refusing();
        try (Socket listener = Sockets.listen(SockaddrIn.loopback(0))) {
            int before = SocketRegistry.numberOf();
            List<Sockaddr> one = List.of(listener.sockname());
            List<Sockaddr> two = List.of(refusing, listener.sockname());
            for (List<Sockaddr> addresses : List.of(one, two)) {
                try (Socket client = Sockets.connect(addresses, opener);
                        Socket other = Sockets.connect(addresses, opener, LIMIT)) {
                    assertThat(client.getopt(TcpOptions.NODELAY)).isTrue();
                    assertThat(other.getopt(TcpOptions.NODELAY)).isTrue();
                    assertThat(client.getopt(OtpOptions.CONTROLLING_PROCESS)).isSameAs(Mailbox.self());
                    assertConnected(client, listener);
                    assertConnected(other, listener);
                }
            }
            assertThat(SocketRegistry.numberOf()).isEqualTo(before);
        }
    }

    @Test
    void anAddressThatTheOpenerCannotOpenHasFailed() throws Exception {
        Sockaddr gone = SockaddrUn.path(FreshNames.path());
        SocketOpener opener = address -> {
            Socket socket = OPENER.open(address);
            if (address.equals(gone)) {
                socket.setopt(TcpOptions.NODELAY, true);
            }
            return socket;
        };
        try (Socket listener = Sockets.listen(SockaddrIn.loopback(0))) {
            int before = SocketRegistry.numberOf();
            try (Socket client = Sockets.connect(List.of(gone, listener.sockname()), opener)) {
                assertConnected(client, listener);
                assertThat(SocketRegistry.numberOf()).isEqualTo(before + 1);
            }
            for (List<Sockaddr> all : List.of(List.of(gone), List.of(gone, gone))) {
                assertThat(reasonOf(() -> Sockets.connect(all, opener))).isEqualTo(Errno.EOPNOTSUPP);
            }
            assertThat(SocketRegistry.numberOf()).isEqualTo(before);
        }
    }

    @Test
    void anOpenerMayThrowOneFailureForAll() throws Exception {
        SocketException mine = failureOf(() -> race(refusing()));
        assertThat(failureOf(() -> Sockets.connect(List.of(refusing(), refusing()), _ -> {
            throw mine;
        }))).isSameAs(mine);
    }

    @Test
    void anOpenerThatBreaksTheRulesLeavesNoSocketOfOurs() throws Exception {
        Sockaddr refusing = refusing();
        try (Socket foreign = OPENER.open(refusing)) {
            int before = SocketRegistry.numberOf();
            for (List<Sockaddr> all : List.of(List.of(refusing), List.of(refusing, refusing))) {
                assertThatIllegalArgumentException().isThrownBy(() -> Sockets.connect(all, _ -> foreign))
                        .withMessageContaining("another owner");
                assertThatNullPointerException().isThrownBy(() -> Sockets.connect(all, _ -> null))
                        .withMessage("the socket of the opener");
                assertThatExceptionOfType(UncheckedIOException.class)
                        .isThrownBy(() -> Sockets.connect(all, address -> {
                            OPENER.open(address);
                            throw new UncheckedIOException(new IOException("mine"));
                        }));
                assertThatNullPointerException().isThrownBy(() -> Sockets.connect(all, null)).withMessage("opener");
                assertThatIllegalArgumentException().isThrownBy(() -> Sockets.connect(all, OPENER, ofMillis(-1)));
            }
            assertThatIllegalArgumentException().isThrownBy(() -> Sockets.connect(List.of(), OPENER))
                    .withMessage("connect: there is no address");
            assertThat(SocketRegistry.numberOf()).isEqualTo(before);
            assertThat(foreign.isOpen()).isTrue();
        }
    }

    @Test
    void anInterruptEndsTheWaitAndStays() throws Exception {
        try (FullListener full = full()) {
            int before = SocketRegistry.numberOf();
            Thread.currentThread().interrupt();
            assertThat(reasonOf(() -> Sockets.connect(full.address()))).isEqualTo(Reason.Interrupted.INTERRUPTED);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(SocketRegistry.numberOf()).isEqualTo(before);
        }
    }

    @Test
    void theWinnerIsTheCallers() throws Exception {
        try (Socket listener = Sockets.listen(SockaddrIn.loopback(0)); Mailbox mine = Mailbox.create()) {
            Socket client = mine.call(() -> Sockets.connect(listener.sockname()));
            assertThat(client.getopt(OtpOptions.CONTROLLING_PROCESS)).isSameAs(mine);
            mine.close();
            assertThat(client.isOpen()).isFalse();
        }
    }

    @Test
    void theFamiliesTakeTurnsBeginningWithIpv6() {
        Sockaddr four = SockaddrIn.loopback(1);
        Sockaddr fourth = SockaddrIn.loopback(2);
        Sockaddr six = SockaddrIn6.loopback(1);
        Sockaddr sixth = SockaddrIn6.loopback(2);
        Sockaddr seventh = SockaddrIn6.loopback(3);
        assertThat(ConnectRace.inTurn(List.of(four, fourth, six, sixth, seventh)))
                .containsExactly(six, four, sixth, fourth, seventh);
    }

    @Test
    void aHostsNameIsLookedUp() throws Exception {
        try (Socket listener = Sockets.listen(SockaddrIn.loopback(0))) {
            int port = ((SockaddrIn) listener.sockname()).port();
            for (String host : List.of("localhost", "127.0.0.1")) {
                try (Socket client = Sockets.connect(host, port); Socket other = Sockets.connect(host, port, LIMIT)) {
                    assertConnected(client, listener);
                    assertConnected(other, listener);
                }
            }
        }
        assertThatExceptionOfType(UnknownHostException.class)
                .isThrownBy(() -> Sockets.connect("[::1", 1));
        assertThatNullPointerException().isThrownBy(() -> Sockets.connect((String) null, 1)).withMessage("host");
        assertThatIllegalArgumentException().isThrownBy(() -> Sockets.connect("127.0.0.1", 65_536));
        assertThatIllegalArgumentException().isThrownBy(() -> Sockets.connect("127.0.0.1", 1, ofMillis(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> Sockets.connect(SockaddrIn.loopback(1), ofMillis(-1)));
    }

    static Stream<Sockaddr> places() throws IOException {
        return Stream.of(
                SockaddrIn.loopback(0),
                SockaddrIn6.loopback(0),
                new SockaddrIn(InAddr.ANY, 0),
                new SockaddrIn6(In6Addr.ANY, 0, 0, 0),
                SockaddrUn.path(FreshNames.path()),
                SockaddrUn.unnamed());
    }

    @ParameterizedTest
    @MethodSource("places")
    void aListenerTakesConnectionsAndItsPlaceTwiceIsRefused(Sockaddr place) throws Exception {
        Sockaddr bound;
        try (Socket listener = Sockets.listen(place)) {
            bound = listener.sockname();
            for (int i = 0; i < 20; i++) { // more than the usual backlog of 5 wait
                Sockets.connect(bound).close();
            }
            try (Socket client = Sockets.connect(bound, LIMIT)) {
                for (int i = 0; i < 20; i++) {
                    listener.within(LIMIT).accept().close();
                }
                assertConnected(client, listener);
            }
            assertThat(failureOf(() -> Sockets.listen(bound)).is(Errno.EADDRINUSE)).isTrue();
        }
        if (!bound.family().equals(Domain.LOCAL)) {
            Sockets.listen(bound).close(); // though connections there linger in TIME_WAIT
        }
    }

    @Test
    void aListenerThatFailsLeavesNothing() throws Exception {
        int before = SocketRegistry.numberOf();
        assertThat(failureOf(() -> Sockets.listen(Sockaddr.parse("203.0.113.1:0"))).is(Errno.EADDRNOTAVAIL)).isTrue();
        assertThat(SocketRegistry.numberOf()).isEqualTo(before);
    }
}
