package dev.osock.net.peers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.transport.DockerHttpClient;
import dev.osock.net.OsockServerSocketFactory;
import dev.osock.net.adapter.DockerTransport;
import dev.osock.testing.Patience;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// docker-java. A daemon would need more of the machine than tests may have: nginx answers what a daemon would.
@Timeout(60)
@ExtendWith(ShowsLogs.class)
class DockerTest {

    @TempDir
    private Path folder;

    private static DockerClient docker(String spec) {
        var config = DefaultDockerClientConfig.createDefaultConfigBuilder().build();
        return DockerClientImpl.getInstance(config, new DockerTransport(spec));
    }

    @Test
    void theClientAsksOverAUnixSocket() throws Exception {
        try (Nginx nginx = Nginx.start(Certificate.create()); DockerClient docker = docker("unix:" + nginx.socket())) {
            docker.pingCmd().exec();
            assertThat(docker.versionCmd().exec().getApiVersion()).isEqualTo("1.41");
            assertThatThrownBy(() -> docker.infoCmd().exec()).isInstanceOf(NotFoundException.class);
        }
    }

    private static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int read = in.read();
            if (read < 0) {
                throw new IOException("no head: " + head);
            }
            head.append((char) read);
        }
        return head.toString();
    }

    /// Takes one connection over and gives back what it hears, in upper case, until that ends.
    private static FutureTask<String> takeOver(ServerSocket server, String status) {
        return Many.one(() -> {
            try (Socket socket = server.accept()) {
                String head = head(socket.getInputStream());
                OutputStream out = socket.getOutputStream();
                out.write((status + "\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\nready.").getBytes(UTF_8));
                String heard = new String(socket.getInputStream().readAllBytes(), UTF_8);
                out.write(heard.toUpperCase(Locale.ROOT).getBytes(UTF_8));
                return head;
            }
        });
    }

    @Test
    void aConnectionIsTakenOver() throws Exception {
        String place = "unix:" + folder.resolve("s");
        try (ServerSocket server = new OsockServerSocketFactory(place).createServerSocket(0);
                var transport = new DockerTransport(place)) {
            for (String status : new String[] {"HTTP/1.1 101 UPGRADED", "HTTP/1.1 200 OK"}) {
                FutureTask<String> daemon = takeOver(server, status);
                DockerHttpClient.Request request = DockerHttpClient.Request.builder()
                        .method(DockerHttpClient.Request.Method.POST)
                        .path("/exec/1/start")
                        .bodyBytes("{}".getBytes(UTF_8))
                        .headers(Map.of("Content-Type", "application/json"))
                        .hijackedInput(new ByteArrayInputStream("typed".getBytes(UTF_8)))
                        .build();
                try (DockerHttpClient.Response response = transport.execute(request)) {
                    assertThat(response.getStatusCode()).isEqualTo(200);
                    assertThat(response.getBody().readAllBytes()).asString(UTF_8).isEqualTo("ready.{}TYPED");
                }
                assertThat(daemon.get(Patience.seconds(5).toSeconds(), TimeUnit.SECONDS))
                        .startsWith("POST /exec/1/start HTTP/1.1\r\n")
                        .contains("Upgrade: tcp\r\n", "Connection: Upgrade\r\n", "Content-Type: application/json\r\n");
            }
        }
    }

    @Test
    void aBodyWithoutAnEndIsLeft() throws Exception {
        String place = "unix:" + folder.resolve("s");
        DockerHttpClient.Request request = DockerHttpClient.Request.builder()
                .method(DockerHttpClient.Request.Method.GET)
                .path("/containers/1/logs?follow=true")
                .build();
        try (ServerSocket server = new OsockServerSocketFactory(place).createServerSocket(0);
                var transport = new DockerTransport(place)) {
            FutureTask<Integer> daemon = Many.one(() -> {
                try (Socket socket = server.accept()) {
                    head(socket.getInputStream());
                    socket.getOutputStream()
                            .write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n".getBytes(UTF_8));
                    return socket.getInputStream().read();
                }
            });
            try (DockerHttpClient.Response response = transport.execute(request)) {
                assertThat(response.getHeader("Transfer-Encoding")).isEqualTo("chunked");
                assertThat(response.getBody().read()).isEqualTo('x');
            }
            assertThat(daemon.get(Patience.seconds(5).toSeconds(), TimeUnit.SECONDS)).isEqualTo(-1);
        }
    }

    @Test
    void whereToMustBeSaid() {
        assertThatIllegalArgumentException().isThrownBy(() -> new DockerTransport("tcp:"))
                .withMessageContaining("where to");
    }
}
