package dev.osock.net.peers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.osock.net.OsockServerSocketFactory;
import dev.osock.net.OsockSocketFactory;
import dev.osock.testing.Patience;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// TLS of the JDK over sockets of the library, as client and as server.
@Timeout(60)
class TlsTest {

    private static SSLContext context;

    @TempDir
    private Path folder;

    /// What is under TLS.
    private enum Way {
        UNIX, TCP
    }

    @BeforeAll
    static void certify() throws Exception {
        context = Certificate.create().context();
    }

    private ServerSocket listen(Way way) throws IOException {
        return new OsockServerSocketFactory(way == Way.UNIX ? "unix:" + folder.resolve("s") : "tcp:")
                .createServerSocket(0, 300, InetAddress.getLoopbackAddress());
    }

    private Socket connect(Way way, ServerSocket server) throws IOException {
        return way == Way.UNIX
                ? new OsockSocketFactory("unix:" + folder.resolve("s")).createSocket("localhost", 443)
                : new OsockSocketFactory("tcp:").createSocket("127.0.0.1", server.getLocalPort());
    }

    /// The client's side: it wants the certificate to be that of the host.
    private static SSLSocket client(Socket socket, String host) throws IOException {
        var secure = (SSLSocket) context.getSocketFactory().createSocket(socket, host, 443, true);
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
        return secure;
    }

    private static SSLSocket server(Socket socket) throws IOException {
        return (SSLSocket) context.getSocketFactory().createSocket(socket, (InputStream) null, true);
    }

    /// Both ends, their sockets below, and the listener.
    private record Pair(ServerSocket listener, Socket nearBelow, Socket farBelow, SSLSocket near, SSLSocket far)
            implements
            AutoCloseable {

        @Override
        public void close() throws IOException {
            try (listener; nearBelow; farBelow; near; far) {
                // all of them
            }
        }
    }

    private Pair pair(Way way) throws Exception {
        ServerSocket listener = listen(way);
        Socket near = connect(way, listener);
        Socket far = listener.accept();
        var pair = new Pair(listener, near, far, client(near, Certificate.HOST), server(far));
        FutureTask<?> shaking = Many.run(pair.far::startHandshake);
        pair.near.startHandshake();
        shaking.get(Patience.seconds(10).toSeconds(), TimeUnit.SECONDS);
        return pair;
    }

    @ParameterizedTest
    @EnumSource
    void muchGoesBothWaysAtOnce(Way way) throws Exception {
        byte[] much = new byte[20_000_000];
        new Random(1).nextBytes(much);
        try (Pair pair = pair(way)) {
            assertThat(pair.near.getSession().getProtocol()).isEqualTo("TLSv1.3");
            FutureTask<byte[]> one = Many.one(() -> pair.near.getInputStream().readNBytes(much.length));
            FutureTask<byte[]> two = Many.one(() -> pair.far.getInputStream().readNBytes(much.length));
            FutureTask<?> writing = Many.run(() -> pair.near.getOutputStream().write(much));
            pair.far.getOutputStream().write(much);
            writing.get(Patience.seconds(20).toSeconds(), TimeUnit.SECONDS);
            assertThat(one.get(Patience.seconds(20).toSeconds(), TimeUnit.SECONDS)).isEqualTo(much);
            assertThat(two.get(Patience.seconds(20).toSeconds(), TimeUnit.SECONDS)).isEqualTo(much);
        }
    }

    @ParameterizedTest
    @EnumSource
    void oneSideEndsAndTheOtherGoesOn(Way way) throws Exception {
        try (Pair pair = pair(way)) {
            pair.near.getOutputStream().write("question".getBytes(UTF_8));
            pair.near.shutdownOutput();
            assertThat(pair.far.getInputStream().readAllBytes()).asString(UTF_8).isEqualTo("question");
            pair.far.getOutputStream().write("answer".getBytes(UTF_8));
            pair.far.shutdownOutput();
            assertThat(pair.near.getInputStream().readAllBytes()).asString(UTF_8).isEqualTo("answer");
        }
    }

    @ParameterizedTest
    @EnumSource
    void closingIsToldAndClosesWhatIsBelow(Way way) throws Exception {
        try (Pair pair = pair(way)) {
            pair.near.close();
            assertThat(pair.nearBelow.isClosed()).isTrue();
            assertThat(pair.far.getInputStream().read()).isEqualTo(-1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aReadTimesOutAndGoesOn(Way way) throws Exception {
        try (Pair pair = pair(way)) {
            pair.near.setSoTimeout(100);
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> pair.near.getInputStream().read())
                        .isInstanceOf(SocketTimeoutException.class);
                pair.far.getOutputStream().write(i);
                assertThat(pair.near.getInputStream().read()).isEqualTo(i);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void closingEndsAReadOfAnotherThread(Way way) throws Exception {
        try (Pair pair = pair(way)) {
            FutureTask<Integer> reading = Many.one(() -> pair.near.getInputStream().read());
            Thread.sleep(100);
            pair.near.close();
            try {
                assertThat(reading.get(Patience.seconds(10).toSeconds(), TimeUnit.SECONDS)).isEqualTo(-1);
            } catch (ExecutionException whicheverIsFirst) {
                assertThat(whicheverIsFirst).hasCauseInstanceOf(IOException.class);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoIsSomebodyElseIsRefused(Way way) throws Exception {
        try (ServerSocket listener = listen(way);
                SSLSocket near = client(connect(way, listener), "somebody.else");
                SSLSocket far = server(listener.accept())) {
            FutureTask<?> shaking = Many.run(far::startHandshake);
            assertThatThrownBy(near::startHandshake).isInstanceOf(SSLHandshakeException.class)
                    .hasMessageContaining("somebody.else");
            assertThatThrownBy(() -> shaking.get(Patience.seconds(10).toSeconds(), TimeUnit.SECONDS)).cause()
                    .isInstanceOf(IOException.class);
        }
    }

    /// A server looks at the first bytes to tell TLS from what is not, and gives them back.
    @ParameterizedTest
    @EnumSource
    void whatHasBeenReadIsGivenBack(Way way) throws Exception {
        try (ServerSocket listener = listen(way);
                SSLSocket near = client(connect(way, listener), Certificate.HOST);
                Socket below = listener.accept()) {
            FutureTask<Integer> asking = Many.one(() -> {
                near.getOutputStream().write(7);
                return near.getInputStream().read();
            });
            byte[] first = below.getInputStream().readNBytes(3);
            assertThat(first[0]).isEqualTo((byte) 22); // a handshake
            try (var far = (SSLSocket) context.getSocketFactory()
                    .createSocket(below, new ByteArrayInputStream(first), true)) {
                far.getOutputStream().write(far.getInputStream().read() * 6);
                assertThat(asking.get(Patience.seconds(10).toSeconds(), TimeUnit.SECONDS)).isEqualTo(42);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aServerMayBeMadeOfAClientsSocket(Way way) throws Exception {
        try (ServerSocket listener = listen(way);
                SSLSocket near = client(connect(way, listener), Certificate.HOST);
                Socket below = listener.accept();
                var far = (SSLSocket) context.getSocketFactory().createSocket(below, "client", 1, false)) {
            far.setUseClientMode(false);
            FutureTask<Integer> asking = Many.one(() -> near.getInputStream().read());
            far.getOutputStream().write(42);
            assertThat(asking.get(Patience.seconds(10).toSeconds(), TimeUnit.SECONDS)).isEqualTo(42);
            far.close();
            assertThat(below.isClosed()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void manyTalkAtOnce(Way way) throws Exception {
        byte[] rest = new byte[20_000];
        try (ServerSocket listener = listen(way)) {
            List<FutureTask<?>> serving = new CopyOnWriteArrayList<>();
            serving.add(Many.run(() -> {
                for (int i = 0; i < Many.VIRTUAL_THREADS.count; i++) {
                    Socket accepted = listener.accept();
                    serving.add(Many.run(() -> {
                        try (SSLSocket far = server(accepted)) {
                            far.getInputStream().transferTo(far.getOutputStream());
                        }
                    }));
                }
            }));
            Many.VIRTUAL_THREADS.ask(number -> {
                try (SSLSocket near = client(connect(way, listener), Certificate.HOST)) {
                    near.getOutputStream().write(number);
                    near.getOutputStream().write(rest);
                    near.shutdownOutput();
                    byte[] back = near.getInputStream().readAllBytes();
                    assertThat(back).hasSize(1 + rest.length);
                    return Integer.toString(back[0] & 0xFF);
                }
            });
            for (FutureTask<?> each : serving) {
                each.get(Patience.seconds(20).toSeconds(), TimeUnit.SECONDS);
            }
        }
    }
}
