package dev.osock.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/// PostgreSQL over a Unix socket with its own driver, to which the factory is named in the URL.
@Timeout(60)
class PostgresTest {

    private static Postgres server;

    @BeforeAll
    static void start() throws Exception {
        boolean isThere = Postgres.programs().isPresent();
        if (!isThere && "true".equals(System.getenv("OSOCK_NO_SKIPS"))) {
            throw new IllegalStateException("OSOCK_NO_SKIPS is set, and there is no server of PostgreSQL");
        }
        assumeTrue(isThere, "SKIPPED: needs the server PostgreSQL (apt install postgresql)");
        server = new Postgres();
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    private static String url(Postgres postgres) {
        return "jdbc:postgresql://localhost/postgres?user=postgres"
                + "&socketFactory=dev.osock.net.OsockSocketFactory&socketFactoryArg=unix:" + postgres.socket();
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(url(server));
    }

    private static String ask(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }

    @Test
    void queriesGoOverTheUnixSocket() throws Exception {
        try (Connection connection = connect()) {
            assertThat(ask(connection, "select 6 * 7")).isEqualTo("42");
            assertThat(ask(connection, "select inet_server_addr() is null")).isEqualTo("t");
            assertThat(ask(connection, "select length(repeat('x', 3000000))")).isEqualTo("3000000");
            assertThat(ask(connection, "select repeat('y', 3000000)")).hasSize(3_000_000);
        }
    }

    @Test
    void twoHundredVirtualThreadsAsk() throws Exception {
        List<FutureTask<String>> asking = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            int number = i;
            Callable<String> task = () -> {
                try (Connection connection = connect()) {
                    ask(connection, "select pg_sleep(0.05)");
                    return ask(connection, "select " + number);
                }
            };
            var running = new FutureTask<>(task);
            Thread.ofVirtual().start(running);
            asking.add(running);
        }
        for (int i = 0; i < asking.size(); i++) {
            assertThat(asking.get(i).get(50, TimeUnit.SECONDS)).isEqualTo(Integer.toString(i));
        }
    }

    @Test
    void muchIsCopiedInAndOut() throws Exception {
        String rows = "1234567890\n".repeat(200_000);
        try (Connection connection = connect()) {
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

    @Test
    void aQueryIsCancelled() throws Exception {
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
            var running = new FutureTask<>(() -> statement.execute("select pg_sleep(30)"));
            Thread.ofVirtual().start(running);
            Thread.sleep(300);
            statement.cancel();
            assertThatThrownBy(() -> running.get(20, TimeUnit.SECONDS)).cause().hasMessageContaining("canceling");
            assertThat(ask(connection, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void aNetworkTimeOutEndsTheConnection() throws Exception {
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
            connection.setNetworkTimeout(Runnable::run, 300);
            assertThatThrownBy(() -> statement.execute("select pg_sleep(20)"))
                    .hasRootCauseInstanceOf(dev.osock.error.SocketTimeoutException.class)
                    .cause()
                    .isInstanceOf(java.net.SocketTimeoutException.class);
            assertThat(connection.isClosed()).isTrue();
        }
    }

    @Test
    void notificationsArrive() throws Exception {
        try (Connection listening = connect(); Connection notifying = connect()) {
            try (Statement statement = listening.createStatement()) {
                statement.execute("listen news");
            }
            try (Statement statement = notifying.createStatement()) {
                statement.execute("notify news, 'hello'");
            }
            PGNotification[] heard = listening.unwrap(PGConnection.class).getNotifications(10_000);
            assertThat(heard).singleElement().satisfies(one -> assertThat(one.getParameter()).isEqualTo("hello"));
        }
    }

    @Test
    void aServerThatIsKilledIsNoticed() throws Exception {
        try (Postgres mortal = new Postgres(); Connection connection = DriverManager.getConnection(url(mortal))) {
            assertThat(ask(connection, "select 1")).isEqualTo("1");
            mortal.kill();
            assertThatThrownBy(() -> ask(connection, "select 1")).isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> DriverManager.getConnection(url(mortal)))
                    .hasRootCauseInstanceOf(dev.osock.error.SocketErrnoException.class);
        }
    }
}
