package dev.osock.ioctl;

import static dev.osock.testing.sockets.Bytes.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.osock.Socket;
import dev.osock.error.Errno;
import dev.osock.error.Reason;
import dev.osock.message.MsgFlags;
import dev.osock.option.Shape;
import dev.osock.option.SocketOptions;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Failing;
import dev.osock.testing.sockets.Kinds;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is told about a socket: what has come, what has not gone, where urgent data is.
@Bounded
class SocketRequestsTest {

    private static int nread(Socket socket) throws Exception {
        return socket.ioctl(IoctlRequests.NREAD);
    }

    private static void await(Condition condition) throws Exception {
        while (!condition.holds()) {
            Thread.sleep(1);
        }
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS)
    void nreadTellsAllThatHasComeOfAStream(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            assertThat(nread(pair.near())).isZero();
            pair.far().send(bytes("abc"));
            pair.far().send(bytes("de"));
            await(() -> nread(pair.near()) == 5);
            pair.near().recv(4);
            assertThat(nread(pair.near())).isOne();
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.DATAGRAMS)
    void nreadTellsTheNextDatagram(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            assertThat(nread(pair.near())).isZero();
            pair.far().send(bytes("abc"));
            pair.far().send(bytes("de"));
            assertThat(nread(pair.near())).isEqualTo(3);
            pair.near().recv();
            assertThat(nread(pair.near())).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.INET_STREAMS)
    void nwriteTellsWhatThePeerHasNotAcknowledged(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            Socket near = pair.near();
            assertThat(near.ioctl(IoctlRequests.NWRITE)).isZero();
            pair.near().send(bytes("abc"));
            await(() -> near.ioctl(IoctlRequests.NWRITE) == 0);
            near.setopt(SocketOptions.SNDBUF, 1 << 20);
            int sent = 0;
            while (near.ioctl(IoctlRequests.NUNSENT) == 0) {
                sent += near.send(new byte[10_000]);
            }
            int queued = near.ioctl(IoctlRequests.NWRITE);
            assertThat(queued).isPositive().isLessThanOrEqualTo(sent);
            assertThat(near.ioctl(IoctlRequests.NUNSENT)).isLessThanOrEqualTo(queued);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.LOCAL_STREAMS)
    void nwriteOfALocalStreamTellsWhatThePeerHasNotReceived(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            assertThat(pair.near().ioctl(IoctlRequests.NWRITE)).isZero();
            pair.near().send(bytes("abc"));
            assertThat(pair.near().ioctl(IoctlRequests.NWRITE)).isPositive();
            pair.far().recv(3);
            assertThat(pair.near().ioctl(IoctlRequests.NWRITE)).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.INET_STREAMS)
    void atmarkTellsWhereUrgentDataWasSent(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            Socket near = pair.near();
            assertThat(near.ioctl(IoctlRequests.ATMARK)).isFalse();
            pair.far().send(bytes("ab"));
            pair.far().send(bytes("!"), MsgFlags.OOB);
            pair.far().send(bytes("cd"));
            await(() -> nread(near) == 2);
            assertThat(near.ioctl(IoctlRequests.ATMARK)).isFalse();
            assertThat(near.recv()).isEqualTo(bytes("ab"));
            assertThat(near.ioctl(IoctlRequests.ATMARK)).isTrue();
            assertThat(near.recv()).isEqualTo(bytes("cd"));
            assertThat(near.ioctl(IoctlRequests.ATMARK)).isFalse();
        }
    }

    @Test
    void whoHasNothingToTellSaysSo() throws Exception {
        try (Socket listener = SocketKind.INET_STREAM.listener(); Socket datagrams = SocketKind.INET_DGRAM.open()) {
            for (var request : List.of(IoctlRequests.NREAD, IoctlRequests.NWRITE, IoctlRequests.NUNSENT)) {
                assertThat(Failing.reasonOf(() -> listener.ioctl(request))).isEqualTo(Errno.EINVAL);
            }
            assertThat(Failing.reasonOf(() -> datagrams.ioctl(IoctlRequests.ATMARK))).isEqualTo(Errno.ENOTTY);
            assertThat(Failing.failureOf(() -> datagrams.ioctl(IoctlRequests.NUNSENT)))
                    .hasMessageContaining("ioctl nunsent (SIOCOUTQNSD) of inet/dgram");
        }
        Socket closed = SocketKind.INET_STREAM.open();
        closed.close();
        assertThat(Failing.reasonOf(() -> nread(closed))).isEqualTo(Reason.Closed.LOCALLY);
    }

    @Test
    void onlyTheRequestsOfTheCatalogueAreMade() throws Exception {
        try (Socket socket = SocketKind.INET_DGRAM.open()) {
            for (String symbol : List.of("SIOCGIFADDR", "SIOCGIFCONF", "SIOCSIFFLAGS", "SIOCSPGRP")) {
                var request = new IoctlRequest.OfSocket<>("mine", symbol, Shape.INT);
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> socket.ioctl(request))
                        .withMessageContaining("not a request of the catalogue");
            }
            var other = new IoctlRequest.Get<>("mine", "SIOCINQ", "ifr_ifindex", Shape.INT);
            assertThatIllegalArgumentException().isThrownBy(() -> socket.ioctl(other, "lo"));
        }
    }
}
