package dev.osock.net.peers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.osock.net.OsockDatagramSocketFactory;
import dev.osock.net.OsockServerSocketFactory;
import dev.osock.net.OsockSocketFactory;
import dev.osock.net.adapter.DockerTransport;
import dev.osock.net.adapter.HttpClientSockets;
import dev.osock.net.adapter.OkHttpSockets;
import dev.osock.net.adapter.RedisSocketFactory;
import dev.osock.testing.Patience;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.BasicHttpClientResponseHandler;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import redis.clients.jedis.ConnectionFactory;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.providers.PooledConnectionProvider;

/// What the README says, done: its URLs are read from it, and its examples are here word for word, but that their lines
/// break elsewhere, and `real` stands around each address that is another one here.
@Timeout(60)
@ExtendWith(ShowsLogs.class)
class ReadmeTest {

    private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```java\n(.*?)^```$");
    private static final Pattern PROPERTIES = Pattern.compile("(?ms)^```properties\n(.*?)^```$");
    private static final Pattern URL = Pattern.compile("`(jdbc:[^`]*)`");
    private static final Pattern REAL = Pattern.compile("real\\((\"[^\"]*\")\\)");

    /// The servers, and the addresses that the README has for them.
    private static final List<AutoCloseable> SERVERS = new ArrayList<>();
    private static final Map<String, String> REAL_ADDRESSES = new HashMap<>();

    private static SSLContext context;

    @BeforeAll
    static void start() throws Exception {
        Certificate certificate = Certificate.create();
        context = certificate.context();
        Nginx nginx = kept(Nginx.start(certificate));
        Redis redis = kept(Redis.start());
        Mariadb mariadb = kept(Mariadb.start());
        Postgres postgres = kept(Postgres.start());
        REAL_ADDRESSES.putAll(
                Map.of("unix:/run/app.sock", "unix:" + nginx.socket(), "unix:/run/docker.sock",
                        "unix:" + nginx.socket(), "unix:/run/redis/redis.sock", "unix:" + redis.socket(),
                        "unix:/run/mysqld/mysqld.sock", "unix:" + mariadb.socket(),
                        "unix:/run/postgresql/.s.PGSQL.5432", "unix:" + postgres.socket()));
        try (Connection connection = DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + postgres.port() + "/postgres?user=postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("create role me login");
            statement.execute("create database db owner me");
        }
    }

    private static <T extends AutoCloseable> T kept(T server) {
        SERVERS.add(server);
        return server;
    }

    @AfterAll
    static void stop() throws Exception {
        for (AutoCloseable server : SERVERS) {
            server.close();
        }
    }

    private static String real(String address) {
        String real = address;
        for (Map.Entry<String, String> each : REAL_ADDRESSES.entrySet()) {
            real = real.replace(each.getKey(), each.getValue());
        }
        return real;
    }

    private static String readme() throws IOException {
        return Files.readString(Path.of("README.md"));
    }

    private static List<String> found(Pattern pattern) throws IOException {
        return pattern.matcher(readme()).results().map(match -> match.group(1)).toList();
    }

    static List<String> examples() throws IOException {
        return found(EXAMPLE);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleIsTestedCode(String example) throws IOException {
        String tested;
        try (Stream<Path> files = Files.list(Path.of("src/test/java/dev/osock/net/peers"))) {
            tested = files.map(ReadmeTest::read).map(ReadmeTest::unspaced).collect(joining());
        }
        assertThat(REAL.matcher(tested).replaceAll("$1")).contains(unspaced(example));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String unspaced(String code) {
        return code.replaceAll("\\s+", "");
    }

    static List<String> urls() throws IOException {
        return found(URL);
    }

    @Test
    void thereIsAUrlForEachDriver() throws IOException {
        assertThat(urls()).extracting(url -> url.substring(0, url.indexOf("://")))
                .containsExactly("jdbc:postgresql", "jdbc:mariadb", "jdbc:mysql");
    }

    private static void ask(Connection connection) throws Exception {
        try (connection;
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select 6 * 7")) {
            assertThat(result.next()).isTrue();
            assertThat(result.getInt(1)).isEqualTo(42);
        }
    }

    @ParameterizedTest
    @MethodSource("urls")
    void everyUrlLeadsToItsServer(String url) throws Exception {
        assertThat(real(url)).isNotEqualTo(url);
        ask(DriverManager.getConnection(real(url)));
        var config = new HikariConfig();
        config.setJdbcUrl(real(url));
        try (var pool = new HikariDataSource(config)) {
            ask(pool.getConnection());
        }
    }

    static List<String> properties() throws IOException {
        return found(PROPERTIES);
    }

    /// What Spring and Quarkus give to the driver.
    @ParameterizedTest
    @MethodSource("properties")
    void thePropertiesLeadToTheirServer(String text) throws Exception {
        var properties = new Properties();
        properties.load(new StringReader(text));
        String url = value(properties, "url");
        assertThat(real(url)).isNotEqualTo(url);
        var config = new HikariConfig();
        config.setJdbcUrl(real(url));
        config.setUsername(value(properties, "username"));
        config.setPassword(value(properties, "password"));
        try (var pool = new HikariDataSource(config)) {
            ask(pool.getConnection());
        }
    }

    private static String value(Properties properties, String ending) {
        return properties.stringPropertyNames()
                .stream()
                .filter(name -> name.endsWith("." + ending))
                .map(properties::getProperty)
                .findFirst()
                .orElse("");
    }

    @Test
    void factoriesAreMadeOfText() throws Exception {
        var factory = new OsockSocketFactory(real("unix:/run/app.sock"));
        var listeners = new OsockServerSocketFactory("unix:@name");
        factory.createSocket("app", 80).close();
        listeners.createServerSocket(0).close();
    }

    private static void count(byte[] line) throws IOException {
        var statistics = new OsockDatagramSocketFactory(real("udp:127.0.0.1:8125?ip.tos=ef"));
        try (DatagramSocket socket = statistics.createSocket()) {
            socket.send(new DatagramPacket(line, line.length));
        }
    }

    @Test
    void aDatagramIsSent() throws Exception {
        try (var server = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            REAL_ADDRESSES.put("udp:127.0.0.1:8125", "udp:127.0.0.1:" + server.getLocalPort());
            count(new byte[] {1, 2, 3});
            var received = new DatagramPacket(new byte[10], 10);
            server.setSoTimeout((int) Patience.seconds(10).toMillis());
            server.receive(received);
            assertThat(received.getLength()).isEqualTo(3);
        }
    }

    private static String byOkHttp() throws IOException {
        OkHttpClient client = OkHttpSockets.over(real("unix:/run/app.sock")).build();
        Request request = new Request.Builder().url("http://app/number?n=7").build();
        try (Response response = client.newCall(request).execute()) {
            return response.body().string();
        }
    }

    private static String byHttpClient() throws IOException {
        try (CloseableHttpClient client = HttpClients.custom()
                .setConnectionManager(HttpClientSockets.over(real("unix:/run/app.sock")).setMaxConnPerRoute(20).build())
                .build()) {
            return client.execute(new HttpGet("http://app/number?n=7"), new BasicHttpClientResponseHandler());
        }
    }

    @Test
    void pagesAreFetched() throws Exception {
        assertThat(byOkHttp()).isEqualTo("7");
        assertThat(byHttpClient()).isEqualTo("7");
    }

    private static String byDocker() throws IOException {
        DockerClientConfig config = DefaultDockerClientConfig.createDefaultConfigBuilder().build();
        try (DockerClient docker =
                DockerClientImpl.getInstance(config, new DockerTransport(real("unix:/run/docker.sock")))) {
            return docker.versionCmd().exec().getVersion();
        }
    }

    @Test
    void dockerIsAsked() throws Exception {
        assertThat(byDocker()).isEqualTo("1.2");
    }

    private static String byJedis() {
        var config = DefaultJedisClientConfig.builder().timeoutMillis(2_000).build();
        try (Jedis redis = new Jedis(new RedisSocketFactory(real("unix:/run/redis/redis.sock"), config), config)) {
            redis.set("greeting", "hello");
        }

        var connections =
                new ConnectionFactory(new RedisSocketFactory(real("unix:/run/redis/redis.sock"), config), config);
        try (RedisClient redis = RedisClient.builder()
                .connectionProvider(new PooledConnectionProvider(connections, new ConnectionPoolConfig()))
                .build()) {
            return redis.get("greeting");
        }
    }

    @Test
    void redisIsAsked() {
        assertThat(byJedis()).isEqualTo("hello");
    }

    private static SSLSocket client() throws IOException {
        Socket socket = new OsockSocketFactory(real("unix:/run/tls.sock")).createSocket("peer.test", 443);
        SSLSocket secure = (SSLSocket) context.getSocketFactory().createSocket(socket, "peer.test", 443, true);
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS"); // the certificate must be that of the host
        secure.setSSLParameters(parameters);
        return secure;
    }

    private static SSLSocket accepted(ServerSocket server) throws IOException {
        SSLSocket secure =
                (SSLSocket) context.getSocketFactory().createSocket(server.accept(), (InputStream) null, true);
        return secure;
    }

    @Test
    void tlsIsSpoken() throws Exception {
        String place = "unix:@osock-readme-" + ProcessHandle.current().pid();
        REAL_ADDRESSES.put("unix:/run/tls.sock", place);
        try (ServerSocket server = new OsockServerSocketFactory(place).createServerSocket(0);
                SSLSocket near = client();
                SSLSocket far = accepted(server)) {
            FutureTask<Integer> reading = Many.one(() -> far.getInputStream().read());
            near.getOutputStream().write(42);
            assertThat(reading.get(Patience.seconds(10).toSeconds(), TimeUnit.SECONDS)).isEqualTo(42);
        }
    }

    /// The process whose `new Socket()` goes elsewhere.
    static final class Elsewhere {

        private Elsewhere() {}

        /// Fetches a page.
        ///
        /// @param arguments the address
        @SuppressWarnings("deprecation")
        public static void main(String[] arguments) throws Exception {
            REAL_ADDRESSES.put("unix:/run/app.sock", arguments[0]);
            Socket.setSocketImplFactory(new OsockSocketFactory(real("unix:/run/app.sock")).socketImplFactory());
            try (InputStream page = URI.create("http://localhost/number?n=7").toURL().openStream()) {
                System.out.println(new String(page.readAllBytes(), UTF_8));
            }
        }
    }

    @Test
    void codeThatTakesNoFactoryGoesElsewhere() throws Exception {
        try (var process = new JavaProcess(Elsewhere.class, real("unix:/run/app.sock"))) {
            assertThat(process.line()).isEqualTo("7");
        }
    }
}
