package dev.osock.nowait;

import static dev.osock.testing.sockets.Bytes.TOO_MANY;
import static dev.osock.testing.sockets.Bytes.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.Monitor;
import dev.osock.OpenOptions;
import dev.osock.OpenOptions.Descriptor;
import dev.osock.OtpOptions;
import dev.osock.SelectInfo;
import dev.osock.Socket;
import dev.osock.SocketMessage.DownInfo;
import dev.osock.SocketMessage.DownMessage;
import dev.osock.error.Errno;
import dev.osock.error.Reason;
import dev.osock.error.SocketException;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.Kinds;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import dev.osock.testing.sockets.ThreadKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The worked scenarios of OTP's behaviour in which a socket is closed or reset, or outlives another one of its
/// descriptor; the numbers are theirs.
@Bounded
@OnThread
class EndingScenariosTest {

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void scenario7ClosingAbortsTheCurrentCallerAndTheQueue(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair(); Party a = new Party(); Party b = new Party(); Party c = new Party()) {
            Socket socket = pair.near();
            SelectInfo first = a.selects(() -> socket.nowait().recv());
            SelectInfo second = b.selects(() -> socket.nowait().recv());
            var blocked = Caller.waiting(thread, () -> socket.recv());
            c.runs(socket::close);
            a.isTold(socket, first, Reason.Closed.LOCALLY);
            b.isTold(socket, second, Reason.Closed.LOCALLY);
            assertThat(blocked.failure().reason()).isEqualTo(Reason.Closed.LOCALLY);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void scenario7ACallerThatWasToldIsNotAborted(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair(); Party a = new Party(); Party b = new Party(); Party c = new Party()) {
            Socket socket = pair.near();
            SelectInfo first = a.selects(() -> socket.nowait().recv());
            SelectInfo second = b.selects(() -> socket.nowait().recv());
            pair.far().send(bytes("x"));
            a.isTold(socket, first);
            c.runs(socket::close);
            b.isTold(socket, second, Reason.Closed.LOCALLY);
            a.isToldNothing();
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.CONNECTING_BY_THREAD)
    void scenario8TheDeathOfAListenersOwnerEndsItsAcceptorsAndFiresMonitors(SocketKind kind, ThreadKind thread)
            throws Exception {
        try (Party owner = new Party(); Party a = new Party(); Party b = new Party()) {
            Socket listener = owner.does(kind::listener);
            SelectInfo info = a.selects(() -> listener.nowait().accept());
            var blocked = Caller.waiting(thread, () -> listener.accept());
            Monitor monitor = b.does(listener::monitor);
            owner.close();
            a.isTold(listener, info, Reason.Closed.LOCALLY);
            assertThat(blocked.failure().reason()).isEqualTo(Reason.Closed.LOCALLY);
            assertThat(b.next()).isEqualTo(new DownMessage(listener, monitor, DownInfo.CLOSED));
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS_BY_THREAD)
    void scenario10AResetEndsTheBlockedSenderAndAllWhoQueueBehindIt(SocketKind kind, ThreadKind thread)
            throws Exception {
        try (Pair pair = kind.pair(); Party a = new Party()) {
            Socket socket = pair.near();
            var sending = Caller.waiting(thread, () -> socket.send(new byte[TOO_MANY]));
            var queued = Caller.waiting(thread, () -> socket.send(bytes("x")));
            SelectInfo info = a.selects(() -> socket.nowait().send(bytes("y")));
            pair.resetByFar();
            SocketException failure = sending.failure();
            assertThat(failure.reason()).isIn(Errno.ECONNRESET, kind.isLocal() ? Errno.EPIPE : Errno.ECONNRESET);
            assertThat(failure.sent()).isBetween(1L, TOO_MANY - 1L);
            assertThat(queued.failure().reason()).isEqualTo(failure.reason());
            assertThat(queued.failure().sent()).isZero();
            a.isTold(socket, info, failure.reason());
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void scenario16ADuplicateAndItsOriginalOutliveEachOther(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair(); Socket duplicate = Socket.open(pair.near().getopt(OtpOptions.FD))) {
            assertThat(duplicate.getopt(OtpOptions.FD)).isNotEqualTo(pair.near().getopt(OtpOptions.FD));
            pair.near().close();
            duplicate.send(bytes("still"));
            assertThat(pair.far().recv()).isEqualTo(bytes("still"));
        }
        try (Pair pair = kind.pair(); Socket duplicate = Socket.open(pair.near().getopt(OtpOptions.FD))) {
            duplicate.close();
            pair.near().send(bytes("still"));
            assertThat(pair.far().recv()).isEqualTo(bytes("still"));
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void scenario16ClosingASharedDescriptorLeavesItOpen(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair()) {
            int fd = pair.near().getopt(OtpOptions.FD);
            try (Socket shared = Socket.open(fd, OpenOptions.DEFAULT.withDescriptor(Descriptor.SHARE))) {
                assertThat(shared.getopt(OtpOptions.FD)).isEqualTo(fd);
                shared.send(bytes("1"));
            }
            pair.near().send(bytes("2"));
            assertThat(pair.far().recv(1)).isEqualTo(bytes("1"));
            assertThat(pair.far().recv(1)).isEqualTo(bytes("2"));
        }
    }
}
