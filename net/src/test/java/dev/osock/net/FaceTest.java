package dev.osock.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What `java.net.Socket` and `ServerSocket` promise, asked of the JDK's own and of the library's: the same tests.
@Timeout(30)
class FaceTest {

    private static <T> FutureTask<T> start(java.util.concurrent.Callable<T> task) {
        var running = new FutureTask<>(task);
        Thread.ofVirtual().start(running);
        return running;
    }

    private static InetSocketAddress nobody() throws IOException {
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return (InetSocketAddress) closed.getLocalSocketAddress();
        }
    }

    @ParameterizedTest
    @EnumSource
    void bytesGoBothWaysAndTheEndIsTold(Faces faces) throws Exception {
        try (Faces.Pair pair = faces.pair()) {
            pair.near().getOutputStream().write("hello".getBytes(UTF_8));
            assertThat(pair.far().getInputStream().readNBytes(5)).asString(UTF_8).isEqualTo("hello");
            pair.near().shutdownOutput();
            assertThat(pair.far().getInputStream().read()).isEqualTo(-1);
            assertThat(pair.far().getInputStream().read(new byte[3])).isEqualTo(-1);
            pair.far().getOutputStream().write(42);
            assertThat(pair.near().getInputStream().read()).isEqualTo(42);
            assertThat(pair.near().isOutputShutdown()).isTrue();
            assertThatThrownBy(pair.near()::getOutputStream).hasMessage("Socket output is shutdown");
        }
    }

    @ParameterizedTest
    @EnumSource
    void addressesAreTold(Faces faces) throws Exception {
        try (Faces.Pair pair = faces.pair()) {
            assertThat(pair.near().getPort()).isEqualTo(pair.server().getLocalPort());
            assertThat(pair.near().getInetAddress()).isEqualTo(InetAddress.getLoopbackAddress());
            assertThat(pair.near().getLocalAddress()).isEqualTo(InetAddress.getLoopbackAddress());
            assertThat(pair.near().getLocalPort()).isEqualTo(pair.far().getPort());
            assertThat(pair.near().getRemoteSocketAddress()).isEqualTo(pair.far().getLocalSocketAddress());
            assertThat(pair.near().getLocalSocketAddress()).isEqualTo(pair.far().getRemoteSocketAddress());
            assertThat(pair.near().getChannel()).isNull();
            assertThat(pair.near()).hasToString("Socket[addr=localhost/127.0.0.1,port=" + pair.near().getPort()
                    + ",localport=" + pair.near().getLocalPort() + "]");
            assertThat(pair.far()).hasToString("Socket[addr=/127.0.0.1,port=" + pair.far().getPort() + ",localport="
                    + pair.far().getLocalPort() + "]");
            assertThat(pair.server()).hasToString("ServerSocket[addr=localhost/127.0.0.1,localport="
                    + pair.server().getLocalPort() + "]");
            assertThat(pair.near().isBound()).isTrue();
            assertThat(pair.near().isConnected()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void stateIsKeptAfterClose(Faces faces) throws Exception {
        Faces.Pair pair = faces.pair();
        pair.close();
        Socket near = pair.near();
        assertThat(near.isClosed()).isTrue();
        assertThat(near.isConnected()).isTrue();
        assertThat(near.getPort()).isPositive();
        assertThatThrownBy(near::getInputStream).isInstanceOf(SocketException.class).hasMessage("Socket is closed");
        assertThatThrownBy(() -> near.setTcpNoDelay(true)).isInstanceOf(SocketException.class);
        assertThatThrownBy(pair.server()::accept).isInstanceOf(SocketException.class).hasMessage("Socket is closed");
        near.close();
    }

    @ParameterizedTest
    @EnumSource
    void aReadTimesOutAndGoesOn(Faces faces) throws Exception {
        try (Faces.Pair pair = faces.pair()) {
            pair.near().setSoTimeout(50);
            assertThat(pair.near().getSoTimeout()).isEqualTo(50);
            assertThatThrownBy(() -> pair.near().getInputStream().read())
                    .isInstanceOf(SocketTimeoutException.class)
                    .hasMessage("Read timed out");
            pair.far().getOutputStream().write(7);
            assertThat(pair.near().getInputStream().read()).isEqualTo(7);
            assertThatIllegalArgumentException().isThrownBy(() -> pair.near().setSoTimeout(-1));
            pair.server().setSoTimeout(50);
            assertThatThrownBy(pair.server()::accept)
                    .isInstanceOf(SocketTimeoutException.class)
                    .hasMessage("Accept timed out");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoIsRefusedIsToldAndClosed(Faces faces) throws Exception {
        Socket socket = faces.socket();
        assertThatThrownBy(() -> socket.connect(nobody())).isInstanceOf(ConnectException.class)
                .hasMessage("Connection refused");
        assertThat(socket.isClosed()).isTrue();
        assertThatThrownBy(() -> socket.connect(nobody())).isInstanceOf(SocketException.class)
                .hasMessage("Socket is closed");
    }

    @ParameterizedTest
    @EnumSource
    void aPlaceThatIsTakenIsRefused(Faces faces) throws Exception {
        try (Faces.Pair pair = faces.pair(); ServerSocket other = faces.server()) {
            assertThatThrownBy(() -> other.bind(pair.server().getLocalSocketAddress()))
                    .isInstanceOf(BindException.class)
                    .hasMessageStartingWith("Address already in use");
            assertThatThrownBy(() -> pair.near().bind(null)).hasMessage("Already bound");
            assertThatThrownBy(() -> pair.near().connect(pair.server().getLocalSocketAddress()))
                    .hasMessage("Already connected");
        }
    }

    @ParameterizedTest
    @EnumSource
    void badArgumentsAreRefused(Faces faces) throws Exception {
        try (Socket socket = faces.socket()) {
            assertThatIllegalArgumentException().isThrownBy(() -> socket.connect(null));
            assertThatIllegalArgumentException().isThrownBy(() -> socket.connect(nobody(), -1));
            assertThatThrownBy(() -> socket.connect(InetSocketAddress.createUnresolved("[::1", 1)))
                    .isInstanceOf(UnknownHostException.class);
        }
        try (Faces.Pair pair = faces.pair()) {
            byte[] bytes = new byte[4];
            assertThat(pair.near().getInputStream().read(bytes, 0, 0)).isZero();
            assertThatThrownBy(() -> pair.near().getInputStream().read(bytes, 2, 3))
                    .isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> pair.near().getOutputStream().write(bytes, -1, 2))
                    .isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> pair.near().setOption(null, 1)).isInstanceOf(NullPointerException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void optionsAreKept(Faces faces) throws Exception {
        try (Faces.Pair pair = faces.pair()) {
            Socket near = pair.near();
            near.setTcpNoDelay(true);
            assertThat(near.getTcpNoDelay()).isTrue();
            near.setKeepAlive(true);
            assertThat(near.getKeepAlive()).isTrue();
            assertThat(near.getSoLinger()).isEqualTo(-1);
            near.setSoLinger(true, 3);
            assertThat(near.getSoLinger()).isEqualTo(3);
            near.setSoLinger(false, 0);
            assertThat(near.getSoLinger()).isEqualTo(-1);
            near.setOOBInline(true);
            assertThat(near.getOOBInline()).isTrue();
            near.setReceiveBufferSize(20_000);
            assertThat(near.getReceiveBufferSize()).isGreaterThanOrEqualTo(20_000);
            near.setSendBufferSize(20_000);
            assertThat(near.getSendBufferSize()).isGreaterThanOrEqualTo(20_000);
            near.setTrafficClass(16);
            assertThat(near.getTrafficClass()).isEqualTo(16);
            assertThat(pair.server().getReuseAddress()).isTrue();
            assertThat(near.supportedOptions()).contains(
                    StandardSocketOptions.TCP_NODELAY, StandardSocketOptions.SO_KEEPALIVE,
                    StandardSocketOptions.SO_RCVBUF, StandardSocketOptions.IP_TOS);
            assertThat(near.getOption(StandardSocketOptions.TCP_NODELAY)).isTrue();
            assertThat(pair.server().supportedOptions()).doesNotContain(StandardSocketOptions.TCP_NODELAY);
            assertThatThrownBy(() -> near.setOption(StandardSocketOptions.IP_MULTICAST_TTL, 1))
                    .isInstanceOf(UnsupportedOperationException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsThereIsCounted(Faces faces) throws Exception {
        try (Faces.Pair pair = faces.pair()) {
            assertThat(pair.near().getInputStream().available()).isZero();
            pair.far().getOutputStream().write(new byte[10]);
            pair.near().getInputStream().read();
            assertThat(pair.near().getInputStream().available()).isEqualTo(9);
            pair.near().shutdownInput();
            assertThat(pair.near().isInputShutdown()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void urgentDataGoesInLineIfWanted(Faces faces) throws Exception {
        try (Faces.Pair pair = faces.pair()) {
            pair.far().setOOBInline(true);
            pair.near().sendUrgentData(99);
            assertThat(pair.far().getInputStream().read()).isEqualTo(99);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aResetIsToldEachTime(Faces faces) throws Exception {
        try (Faces.Pair pair = faces.pair()) {
            pair.far().setSoLinger(true, 0);
            pair.far().close();
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> pair.near().getInputStream().read())
                        .isInstanceOf(SocketException.class)
                        .hasMessage("Connection reset");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void closingEndsAReadAndAnAcceptOfAnotherThread(Faces faces) throws Exception {
        Faces.Pair pair = faces.pair();
        FutureTask<Integer> reading = start(() -> pair.near().getInputStream().read());
        FutureTask<Socket> accepting = start(pair.server()::accept);
        Thread.sleep(100);
        pair.near().close();
        pair.close();
        for (FutureTask<?> each : new FutureTask<?>[] {reading, accepting}) {
            assertThatThrownBy(() -> each.get(10, TimeUnit.SECONDS))
                    .cause()
                    .isInstanceOf(SocketException.class)
                    .hasMessage("Socket closed");
        }
    }

    @ParameterizedTest
    @EnumSource
    void anInterruptClosesTheSocketOfAVirtualThread(Faces faces) throws Exception {
        try (Faces.Pair pair = faces.pair()) {
            var reading = new FutureTask<>(() -> pair.near().getInputStream().read());
            Thread thread = Thread.ofVirtual().start(reading);
            Thread.sleep(100);
            thread.interrupt();
            assertThatThrownBy(() -> reading.get(10, TimeUnit.SECONDS)).cause()
                    .isInstanceOf(SocketException.class)
                    .hasMessage("Closed by interrupt");
            assertThat(pair.near().isClosed()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anInterruptClosesAListenerOfAVirtualThread(Faces faces) throws Exception {
        try (Faces.Pair pair = faces.pair()) {
            var accepting = new FutureTask<>(() -> pair.server().accept());
            Thread thread = Thread.ofVirtual().start(accepting);
            Thread.sleep(100);
            thread.interrupt();
            assertThatThrownBy(() -> accepting.get(10, TimeUnit.SECONDS)).cause()
                    .isInstanceOf(SocketException.class)
                    .hasMessage("Closed by interrupt");
            assertThat(pair.server().isClosed()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anInterruptDoesNothingToAPlatformThread(Faces faces) throws Exception {
        try (Faces.Pair pair = faces.pair()) {
            var reading = new FutureTask<>(() -> {
                int got = pair.near().getInputStream().read();
                return Thread.interrupted() ? got : -2;
            });
            Thread thread = Thread.ofPlatform().start(reading);
            Thread.sleep(100);
            thread.interrupt();
            Thread.sleep(100);
            assertThat(reading.isDone()).isFalse();
            pair.far().getOutputStream().write(5);
            assertThat(reading.get(10, TimeUnit.SECONDS)).isEqualTo(5);
        }
    }

    @ParameterizedTest
    @EnumSource
    void closingAStreamClosesTheSocket(Faces faces) throws Exception {
        try (Faces.Pair pair = faces.pair()) {
            pair.near().getInputStream().close();
            assertThat(pair.near().isClosed()).isTrue();
            assertThat(pair.far().getInputStream().read()).isEqualTo(-1);
            pair.far().getOutputStream().close();
            assertThat(pair.far().isClosed()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void muchGoesBothWaysAtOnce(Faces faces) throws Exception {
        byte[] much = new byte[3_000_000];
        new java.util.Random(1).nextBytes(much);
        try (Faces.Pair pair = faces.pair()) {
            FutureTask<byte[]> one = start(() -> pair.near().getInputStream().readNBytes(much.length));
            FutureTask<byte[]> two = start(() -> pair.far().getInputStream().readNBytes(much.length));
            FutureTask<Void> writing = start(() -> {
                pair.near().getOutputStream().write(much);
                return null;
            });
            pair.far().getOutputStream().write(much);
            writing.get(20, TimeUnit.SECONDS);
            assertThat(one.get(20, TimeUnit.SECONDS)).isEqualTo(much);
            assertThat(two.get(20, TimeUnit.SECONDS)).isEqualTo(much);
        }
    }
}
