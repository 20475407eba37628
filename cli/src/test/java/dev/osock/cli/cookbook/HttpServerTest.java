package dev.osock.cli.cookbook;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.cli.ToolProcess;
import dev.osock.testing.Patience;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// `docs/cookbook/http-server.md`.
@Timeout(120)
class HttpServerTest {

    private static ToolProcess server;
    private static int port;

    @BeforeAll
    static void start() throws Exception {
        server = Recipe.start("http-server", "127.0.0.1:0");
        port = server.port();
    }

    @AfterAll
    static void end() throws Exception {
        try (ToolProcess started = server) {
            Ending.cleanly(started);
        }
    }

    @Test
    void aConnectionServesManyRequestsHoweverTheyAreCut() throws Exception {
        String answers = Client.exchange(
                port,
                "GET /one HTTP/1.1\r\nHost: a\r\n\r\nGET /two HTTP/1.1\r\nHost: a\r\n\r\nPOST /th",
                "ree HTTP/1.1\r\nHost: a\r\nContent-Le",
                "ngth: 6\r\n\r\nabc",
                "defGET /four HTTP/1.1\r\nhost:a\r\n\r\nGET /five HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        assertThat(answers.split("HTTP/1.1 200 OK\r\n", -1)).hasSize(6);
        assertThat(answers)
                .containsSubsequence(
                        "GET /one HTTP/1.1, 0 bytes\n",
                        "GET /two HTTP/1.1, 0 bytes\n",
                        "POST /three HTTP/1.1, 6 bytes\n",
                        "GET /four HTTP/1.1, 0 bytes\n",
                        "Connection: close\r\n\r\nGET /five HTTP/1.1, 0 bytes\n");
    }

    @Test
    void theJdksClientIsServed() throws Exception {
        try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            for (int i = 0; i < 50; i++) {
                HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/" + i))
                        .POST(HttpRequest.BodyPublishers.ofString("x".repeat(i * 400)))
                        .timeout(Patience.seconds(30))
                        .build();
                HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
                assertThat(response.statusCode()).isEqualTo(200);
                assertThat(response.body()).isEqualTo("POST /" + i + " HTTP/1.1, " + i * 400 + " bytes\n");
                String date = response.headers().firstValue("Date").orElseThrow();
                Instant then = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
                assertThat(Duration.between(then, Instant.now()).abs()).isLessThan(Patience.seconds(30));
            }
        }
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("431 ", "GET / HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(30_000) + "\r\n\r\n"),
                Arguments.of("431 ", "GET / HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(8192)),
                Arguments.of("400 ", "GET / HTTP/1.1\r\n\r\n"),
                Arguments.of("400 ", "GET / HTTP/9\r\nHost: a\r\n\r\n"),
                Arguments.of("400 ", "\0\0\0\r\n\r\n"),
                Arguments.of("400 ", "GET / HTTP/1.1\r\nHost : a\r\n\r\n"),
                Arguments.of("400 ", "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n"),
                Arguments.of("400 ", "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n"),
                Arguments.of("501 ", "HEAD / HTTP/1.1\r\nHost: a\r\n\r\n"),
                Arguments.of("411 ", "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
                Arguments.of("413 ", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 24577\r\n\r\n"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void aRequestThatWillNotDoIsRefusedAndEndsTheConnection(String status, String request) throws Exception {
        try (Socket socket = Client.connect(port)) {
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            socket.shutdownOutput();
            assertThat(new String(socket.getInputStream().readAllBytes(), ISO_8859_1))
                    .startsWith("HTTP/1.1 " + status)
                    .endsWith("Connection: close\r\n\r\n");
        }
    }

    @Test
    void aSlowRequestHoldsNobodyUpAndIsGivenUp() throws Exception {
        try (Socket slow = Client.connect(port)) {
            long start = System.nanoTime();
            slow.getOutputStream().write("GET / HTTP/1.1\r\n".getBytes(ISO_8859_1));
            assertThat(Client.exchange(port, "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 200 OK\r\n");
            assertThat(slow.getInputStream().read()).isEqualTo(-1);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofMillis(4900), Patience.seconds(20));
        }
    }
}
