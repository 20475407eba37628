package dev.osock.net.peers;

import static dev.osock.net.peers.Query.ask;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.osock.testing.Patience;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.postgresql.largeobject.LargeObject;
import org.postgresql.largeobject.LargeObjectManager;

/// PostgreSQL with its own driver, to which the factory is named in the URL.
@Timeout(60)
@ExtendWith(ShowsLogs.class)
class PostgresTest {

    private static Postgres server;

    /// The ways to the server.
    private enum Way {
        UNIX {
            @Override
            String url(Postgres postgres) {
                return "jdbc:postgresql://localhost/postgres?user=postgres"
                        + "&socketFactory=dev.osock.net.OsockSocketFactory&socketFactoryArg=unix:" + postgres.socket();
            }
        },
        TCP {
            @Override
            String url(Postgres postgres) {
                return "jdbc:postgresql://127.0.0.1:" + postgres.port() + "/postgres?user=postgres"
                        + "&socketFactory=dev.osock.net.OsockSocketFactory"
                        + "&socketFactoryArg=tcp:%3Ftcp.nodelay%3Dtrue%26priority%3D5";
            }
        };

        abstract String url(Postgres postgres);

        Connection connect(Postgres postgres) throws SQLException {
            return DriverManager.getConnection(url(postgres));
        }

        Connection connect() throws SQLException {
            return connect(server);
        }
    }

    @BeforeAll
    static void start() throws Exception {
        server = Postgres.start();
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void queriesGoThatWay(Way way) throws Exception {
        try (Connection connection = way.connect()) {
            assertThat(ask(connection, "select 6 * 7")).isEqualTo("42");
            assertThat(ask(connection, "select inet_server_addr() is null")).isEqualTo(way == Way.UNIX ? "t" : "f");
            assertThat(ask(connection, "select length(repeat('x', 3000000))")).isEqualTo("3000000");
            assertThat(ask(connection, "select repeat('y', 3000000)")).hasSize(3_000_000);
        }
    }

    static Stream<Arguments> crowds() {
        return Many.by(Way.values());
    }

    @ParameterizedTest
    @MethodSource("crowds")
    void manyAsk(Way way, Many many) throws Exception {
        many.ask(number -> {
            try (Connection connection = way.connect()) {
                ask(connection, "select pg_sleep(0.05)");
                return ask(connection, "select " + number);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("crowds")
    void manyShareThePoolOfHikari(Way way, Many many) throws Exception {
        var config = new HikariConfig();
        config.setJdbcUrl(way.url(server));
        config.setMaximumPoolSize(10);
        try (var pool = new HikariDataSource(config)) {
            many.ask(number -> {
                String answer = "";
                for (int i = 0; i < 10; i++) {
                    try (Connection connection = pool.getConnection()) {
                        answer = ask(connection, "select " + number);
                    }
                }
                return answer;
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void muchIsCopiedInAndOut(Way way) throws Exception {
        String rows = "1234567890\n".repeat(200_000);
        try (Connection connection = way.connect()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("create temporary table numbers (n bigint)");
            }
            var copies = connection.unwrap(PGConnection.class).getCopyAPI();
            assertThat(copies.copyIn("copy numbers from stdin", new ByteArrayInputStream(rows.getBytes(UTF_8))))
                    .isEqualTo(200_000);
            var out = new ByteArrayOutputStream();
            copies.copyOut("copy numbers to stdout", out);
            assertThat(out.toString(UTF_8)).isEqualTo(rows);
        }
    }

    @ParameterizedTest
    @EnumSource
    void largeObjectsAreWrittenAndRead(Way way) throws Exception {
        byte[] much = new byte[5_000_000];
        new Random(1).nextBytes(much);
        try (Connection connection = way.connect()) {
            connection.setAutoCommit(false);
            LargeObjectManager objects = connection.unwrap(PGConnection.class).getLargeObjectAPI();
            long oid = objects.createLO();
            try (LargeObject written = objects.open(oid)) {
                written.write(much);
            }
            try (LargeObject read = objects.open(oid)) {
                assertThat(read.getInputStream().readAllBytes()).isEqualTo(much);
            }
            objects.delete(oid);
            connection.commit();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aQueryIsCancelled(Way way) throws Exception {
        try (Connection connection = way.connect(); Statement statement = connection.createStatement()) {
            FutureTask<Boolean> running = Many.one(() -> statement.execute("select pg_sleep(30)"));
            Thread.sleep(300);
            statement.cancel();
            assertThatThrownBy(() -> running.get(Patience.seconds(20).toSeconds(), TimeUnit.SECONDS)).cause()
                    .hasMessageContaining("canceling");
            assertThat(ask(connection, "select 1")).isEqualTo("1");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aNetworkTimeOutEndsTheConnection(Way way) throws Exception {
        try (Connection connection = way.connect(); Statement statement = connection.createStatement()) {
            connection.setNetworkTimeout(Runnable::run, 300);
            assertThatThrownBy(() -> statement.execute("select pg_sleep(20)"))
                    .hasRootCauseInstanceOf(dev.osock.error.SocketTimeoutException.class)
                    .cause()
                    .isInstanceOf(java.net.SocketTimeoutException.class);
            assertThat(connection.isClosed()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void notificationsArrive(Way way) throws Exception {
        try (Connection listening = way.connect(); Connection notifying = way.connect()) {
            try (Statement statement = listening.createStatement()) {
                statement.execute("listen news");
            }
            try (Statement statement = notifying.createStatement()) {
                statement.execute("notify news, 'hello'");
            }
            PGNotification[] heard =
                    listening.unwrap(PGConnection.class).getNotifications((int) Patience.seconds(10).toMillis());
            assertThat(heard).singleElement().satisfies(one -> assertThat(one.getParameter()).isEqualTo("hello"));
        }
    }

    @Test
    void aServerThatIsKilledIsNoticed() throws Exception {
        try (Postgres mortal = Postgres.start()) {
            List<FutureTask<String>> asking = Stream.of(Way.values())
                    .map(way -> Many.one(() -> {
                        try (Connection connection = way.connect(mortal)) {
                            return ask(connection, "select pg_sleep(30)");
                        }
                    }))
                    .toList();
            Thread.sleep(300);
            mortal.kill();
            for (FutureTask<String> each : asking) {
                assertThatThrownBy(() -> each.get(Patience.seconds(10).toSeconds(), TimeUnit.SECONDS)).cause()
                        .isInstanceOf(SQLException.class);
            }
            for (Way way : Way.values()) {
                assertThatThrownBy(() -> way.connect(mortal))
                        .hasRootCauseInstanceOf(dev.osock.error.SocketErrnoException.class)
                        .cause()
                        .isInstanceOf(java.net.ConnectException.class);
            }
        }
    }
}
