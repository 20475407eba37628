package dev.osock.net.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.osock.net.OsockServerSocketFactory;
import dev.osock.net.adapter.HttpClientSockets;
import dev.osock.testing.Patience;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.io.SocketConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// nginx with OkHttp and Apache HttpClient, for a host that exists nowhere.
@Timeout(60)
@ExtendWith(ShowsLogs.class)
class NginxTest {

    private static final Duration LONG = Patience.seconds(30);

    private static Certificate certificate;
    private static Nginx server;

    /// The ways to the server.
    private enum Way {
        UNIX {
            @Override
            String spec(Nginx nginx) {
                return "unix:" + nginx.socket();
            }
        },
        TCP {
            @Override
            String spec(Nginx nginx) {
                return "tcp:127.0.0.1:" + nginx.port();
            }
        },
        TLS_UNIX {
            @Override
            String spec(Nginx nginx) {
                return "unix:" + nginx.tlsSocket();
            }
        },
        TLS_TCP {
            @Override
            String spec(Nginx nginx) {
                return "tcp:127.0.0.1:" + nginx.tlsPort() + "?tcp.nodelay=true";
            }
        };

        abstract String spec(Nginx nginx);

        String url(String page) {
            return (name().startsWith("TLS") ? "https://" : "http://") + Certificate.HOST + page;
        }

        Web client(Web.Client whose, Duration longest) throws Exception {
            return whose.over(spec(server), certificate, longest);
        }
    }

    @BeforeAll
    static void start() throws Exception {
        certificate = Certificate.create();
        server = Nginx.start(certificate);
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    static Stream<Arguments> clients() {
        return Stream.of(Web.Client.values())
                .flatMap(client -> Stream.of(Way.values()).map(way -> Arguments.of(client, way)));
    }

    @ParameterizedTest
    @MethodSource("clients")
    void aConnectionIsKeptForTheNextRequest(Web.Client whose, Way way) throws Exception {
        try (Web client = way.client(whose, LONG)) {
            String first = client.get(way.url("/connection")).text();
            assertThat(first).startsWith(Certificate.HOST + " ").endsWith(" 1");
            for (int i = 2; i <= 20; i++) {
                assertThat(client.get(way.url("/connection")).text())
                        .isEqualTo(first.substring(0, first.length() - 1) + i);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("clients")
    void muchGoesBothWays(Web.Client whose, Way way) throws Exception {
        String url = way.url("/store/" + whose + way);
        try (Web client = way.client(whose, LONG)) {
            assertThat(client.putMuch(url).<Integer>run((status, body) -> status)).isEqualTo(201);
            assertThat(client.get(url).<Long>run((status, body) -> Much.checksum(body))).isEqualTo(Much.checksum());
        }
    }

    @ParameterizedTest
    @EnumSource
    void whereTheTextNamesNobodyTheUrlDoes(Web.Client whose) throws Exception {
        try (Web client = whose.over("tcp:?priority=5", certificate, LONG)) {
            assertThat(client.get("http://127.0.0.1:" + server.port() + "/number?n=7").text()).isEqualTo("7");
            assertThatThrownBy(() -> client.get("http://no.such.host.invalid/").text())
                    .isInstanceOf(UnknownHostException.class);
        }
    }

    @Test
    void aSocksProxyIsRefused() throws Exception {
        var proxied = SocketConfig.custom()
                .setSocksProxyAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 1080))
                .build();
        try (CloseableHttpClient client = HttpClients.custom()
                .setConnectionManager(HttpClientSockets.over(Way.UNIX.spec(server))
                        .setDefaultSocketConfig(proxied)
                        .build())
                .build()) {
            assertThatThrownBy(() -> client.execute(new HttpGet("http://x/"), response -> response.getCode()))
                    .hasMessageContaining("these sockets know no SOCKS proxy");
        }
    }

    static Stream<Arguments> crowds() {
        return clients().flatMap(
                client -> Stream.of(Many.values()).map(many -> Arguments.of(client.get()[0], client.get()[1], many)));
    }

    @ParameterizedTest
    @MethodSource("crowds")
    void manyAsk(Web.Client whose, Way way, Many many) throws Exception {
        try (Web client = way.client(whose, LONG)) {
            many.ask(number -> {
                for (int i = 0; i < 3; i++) {
                    client.get(way.url("/number?n=" + i)).text();
                }
                return client.get(way.url("/number?n=" + number)).text();
            });
        }
    }

    @ParameterizedTest
    @MethodSource("clients")
    void aResponseThatIsLateTimesOut(Web.Client whose, Way way) throws Exception {
        try (ServerSocket never = new OsockServerSocketFactory("unix:" + server.silent()).createServerSocket(0);
                Web client = way.client(whose, Duration.ofMillis(200))) {
            assertThat(never.isBound()).isTrue();
            assertThatThrownBy(() -> client.get(way.url("/silent")).text()).isInstanceOf(SocketTimeoutException.class);
        } finally {
            Files.delete(server.silent());
        }
    }

    @ParameterizedTest
    @MethodSource("clients")
    void aRequestIsCancelledWhileItWaits(Web.Client whose, Way way) throws Exception {
        try (ServerSocket never = new OsockServerSocketFactory("unix:" + server.silent()).createServerSocket(0);
                Web client = way.client(whose, LONG)) {
            assertThat(never.isBound()).isTrue();
            Web.Exchange waiting = client.get(way.url("/silent"));
            FutureTask<String> running = Many.one(waiting::text);
            Thread.sleep(200);
            assertThat(running.isDone()).isFalse();
            waiting.cancel();
            assertThatThrownBy(() -> running.get(Patience.seconds(5).toSeconds(), TimeUnit.SECONDS)).cause()
                    .isInstanceOf(IOException.class);
            assertThat(client.get(way.url("/number?n=1")).text()).isEqualTo("1");
        } finally {
            Files.delete(server.silent());
        }
    }

    @Test
    void aServerThatIsKilledIsNoticedInTheMiddleOfABody() throws Exception {
        List<AutoCloseable> clients = new ArrayList<>();
        try (Nginx mortal = Nginx.start(certificate)) {
            try (Web client = Web.Client.OKHTTP.over(Way.UNIX.spec(mortal), certificate, LONG)) {
                assertThat(client.putMuch("http://x/store/much").<Integer>run((status, body) -> status))
                        .isEqualTo(201);
            }
            List<FutureTask<Long>> reading = new ArrayList<>();
            var begun = new CountDownLatch((int) clients().count());
            for (Arguments each : clients().toList()) {
                Way way = (Way) each.get()[1];
                Web client = ((Web.Client) each.get()[0]).over(way.spec(mortal), certificate, LONG);
                clients.add(client);
                reading.add(Many.one(() -> client.get(way.url("/slow/much")).run((status, body) -> {
                    assertThat(body.readNBytes(1_000)).hasSize(1_000);
                    begun.countDown();
                    return Much.checksum(body);
                })));
            }
            assertThat(begun.await(Patience.seconds(20).toSeconds(), TimeUnit.SECONDS)).isTrue();
            mortal.kill();
            for (FutureTask<Long> each : reading) {
                assertThatThrownBy(() -> each.get(Patience.seconds(10).toSeconds(), TimeUnit.SECONDS)).cause()
                        .isInstanceOf(IOException.class);
            }
            for (Arguments each : clients().toList()) {
                Way way = (Way) each.get()[1];
                try (Web client = ((Web.Client) each.get()[0]).over(way.spec(mortal), certificate, LONG)) {
                    assertThatThrownBy(() -> client.get(way.url("/")).text()).isInstanceOf(ConnectException.class)
                            .hasStackTraceContaining("Connection refused");
                }
            }
        } finally {
            for (AutoCloseable client : clients) {
                client.close();
            }
        }
    }
}
