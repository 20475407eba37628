package dev.osock.nowait;

import static dev.osock.testing.sockets.Bytes.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.Attempt;
import dev.osock.Mailbox;
import dev.osock.OpenOptions;
import dev.osock.OpenOptions.Descriptor;
import dev.osock.OtpOptions;
import dev.osock.SelectInfo;
import dev.osock.Socket;
import dev.osock.error.SocketException;
import dev.osock.testing.Patience;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.Kinds;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import dev.osock.testing.sockets.ThreadKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Two sockets of this process on one descriptor: both are told what it is ready for.
@Bounded
class SharedDescriptorTest {

    private static Socket share(Socket socket) throws SocketException {
        return Socket.open(socket.getopt(OtpOptions.FD), OpenOptions.DEFAULT.withDescriptor(Descriptor.SHARE));
    }

    private static SelectInfo selected(Attempt<byte[]> attempt) {
        return ((Attempt.Select<byte[]>) attempt).info();
    }

    private static void assertTold(SelectInfo info) throws InterruptedException {
        assertThat(Mailbox.self().receive(info.handle(), Patience.seconds(5))).isPresent();
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL)
    void bothAreTold(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair();
                Socket shared = share(pair.near())) {
            SelectInfo first = selected(pair.near().nowait().recv());
            SelectInfo second = selected(shared.nowait().recv());
            pair.far().send(bytes("x"));
            assertTold(first);
            assertTold(second);
            assertThat(shared.recv()).isEqualTo(bytes("x"));
            assertThat(pair.near().nowait().recv()).isInstanceOf(Attempt.Select.class);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL)
    void theFirstIsToldAfterTheSecondIsClosed(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            SelectInfo first = selected(pair.near().nowait().recv());
            try (Socket shared = share(pair.near())) {
                selected(shared.nowait().recv());
            }
            pair.far().send(bytes("x"));
            assertTold(first);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL)
    void theSecondIsToldAfterTheFirstIsClosed(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair();
                dev.osock.Descriptor kept = pair.near().duplicate()) {
            try (Socket one = Socket.open(kept.fd(), OpenOptions.DEFAULT.withDescriptor(Descriptor.SHARE));
                    Socket two = Socket.open(kept.fd(), OpenOptions.DEFAULT.withDescriptor(Descriptor.SHARE))) {
                selected(one.nowait().recv());
                SelectInfo second = selected(two.nowait().recv());
                one.close();
                pair.far().send(bytes("x"));
                assertTold(second);
            }
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void blockedCallersOfBothAreWoken(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair();
                Socket shared = share(pair.near())) {
            var one = Caller.waiting(thread, () -> pair.near().recv(1));
            var two = Caller.waiting(thread, () -> shared.recv(1));
            pair.far().send(bytes("a"));
            pair.far().send(bytes("b"));
            assertThat(one.result()).hasSize(1);
            assertThat(two.result()).hasSize(1);
        }
    }
}
