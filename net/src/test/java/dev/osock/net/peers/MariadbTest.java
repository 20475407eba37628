package dev.osock.net.peers;

import static dev.osock.net.peers.Query.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.osock.net.OsockSocketFactory;
import dev.osock.testing.Patience;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
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
import org.junit.jupiter.params.provider.ValueSource;

/// MariaDB with its own driver and with MySQL's, to which the adapters are named in the URL.
@Timeout(60)
@ExtendWith(ShowsLogs.class)
class MariadbTest {

    private static Mariadb server;

    /// The ways to the server.
    private enum Way {
        MARIADB_UNIX("mariadb", "MariadbSocketFactory&sslMode=disable", false),
        MARIADB_TCP("mariadb", "MariadbSocketFactory&sslMode=disable", true),
        MYSQL_UNIX("mysql", "MysqlSocketFactory", false),
        MYSQL_TCP("mysql", "MysqlSocketFactory", true);

        private final String driver;
        private final String adapter;
        private final boolean isTcp;

        Way(String driver, String adapter, boolean isTcp) {
            this.driver = driver;
            this.adapter = adapter;
            this.isTcp = isTcp;
        }

        String url() {
            return "jdbc:" + driver + "://" + (isTcp ? "127.0.0.1:" + server.port() : "localhost")
                    + "/db?user=me&password=secret&socketFactory=dev.osock.net.adapter." + adapter
                    + "&socketFactoryArg="
                    + (isTcp ? "tcp:%3Ftcp.nodelay%3Dtrue%26priority%3D5" : "unix:" + server.socket());
        }

        Connection connect() throws SQLException {
            return DriverManager.getConnection(url());
        }
    }

    @BeforeAll
    static void start() throws Exception {
        server = Mariadb.start();
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
            assertThat(ask(connection, "select host from information_schema.processlist where id = connection_id()"))
                    .startsWith(way.isTcp ? "127.0.0.1:" : "localhost");
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
                ask(connection, "select sleep(0.05)");
                return ask(connection, "select " + number);
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void manyShareThePoolOfHikari(Way way) throws Exception {
        var config = new HikariConfig();
        config.setJdbcUrl(way.url());
        config.setMaximumPoolSize(10);
        try (var pool = new HikariDataSource(config)) {
            Many.VIRTUAL_THREADS.ask(number -> {
                try (Connection connection = pool.getConnection()) {
                    return ask(connection, "select " + number);
                }
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void muchIsWrittenAndRead(Way way) throws Exception {
        byte[] much = new byte[5_000_000];
        new Random(1).nextBytes(much);
        try (Connection connection = way.connect()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("create temporary table things (id int primary key, thing longblob)");
            }
            try (PreparedStatement insert = connection.prepareStatement("insert into things values (1, ?)")) {
                insert.setBytes(1, much);
                insert.execute();
            }
            try (Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery("select thing from things")) {
                assertThat(result.next()).isTrue();
                assertThat(result.getBytes(1)).isEqualTo(much);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aQueryIsCancelled(Way way) throws Exception {
        try (Connection connection = way.connect(); Statement statement = connection.createStatement()) {
            FutureTask<Boolean> running = Many.one(() -> statement.execute("select sleep(30)"));
            Thread.sleep(300);
            statement.cancel();
            assertThatThrownBy(() -> running.get(Patience.seconds(20).toSeconds(), TimeUnit.SECONDS)).cause()
                    .hasMessageMatching(".*(interrupted|cancelled).*");
            assertThat(ask(connection, "select 1")).isEqualTo("1");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aNetworkTimeOutEndsTheConnection(Way way) throws Exception {
        try (Connection connection = way.connect(); Statement statement = connection.createStatement()) {
            connection.setNetworkTimeout(Runnable::run, 300);
            assertThatThrownBy(() -> statement.execute("select sleep(20)"))
                    .hasRootCauseInstanceOf(dev.osock.error.SocketTimeoutException.class);
            assertThat(connection.isClosed()).isTrue();
        }
    }

    @Test
    void aServerThatIsKilledIsNoticed() throws Exception {
        List<FutureTask<String>> asking = Stream.of(Way.values())
                .map(way -> Many.one(() -> {
                    try (Connection connection = way.connect()) {
                        return ask(connection, "select sleep(30)");
                    }
                }))
                .toList();
        Thread.sleep(500);
        server.kill();
        try {
            for (FutureTask<String> each : asking) {
                assertThatThrownBy(() -> each.get(Patience.seconds(10).toSeconds(), TimeUnit.SECONDS)).cause()
                        .isInstanceOf(SQLException.class);
            }
            for (Way way : Way.values()) {
                assertThatThrownBy(way::connect).isInstanceOf(SQLException.class)
                        .hasRootCauseInstanceOf(dev.osock.error.SocketErrnoException.class);
            }
        } finally {
            server.restart();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql:dev.osock.net.adapter.MysqlSocketFactory", "mariadb:dev.osock.net.adapter.MariadbSocketFactory",
                "mariadb:dev.osock.net.OsockSocketFactory"})
    void withoutAnArgumentASystemPropertySaysWhereTo(String driverAndFactory) throws Exception {
        String driver = driverAndFactory.substring(0, driverAndFactory.indexOf(':'));
        String factory = driverAndFactory.substring(driver.length() + 1);
        System.setProperty(OsockSocketFactory.PROPERTY, "unix:" + server.socket());
        try (Connection connection = DriverManager.getConnection("jdbc:" + driver
                + "://localhost/db?user=me&password=secret&sslMode=disabled&socketFactory=" + factory)) {
            assertThat(ask(connection, "select host from information_schema.processlist where id = connection_id()"))
                    .isEqualTo("localhost");
        } finally {
            System.clearProperty(OsockSocketFactory.PROPERTY);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MARIADB_UNIX", "MYSQL_UNIX"})
    void whatIsNoAddressIsNamed(Way way) {
        assertThatThrownBy(() -> DriverManager.getConnection(way.url().replace("unix:", "nonsense:")))
                .isInstanceOf(SQLException.class)
                .hasStackTraceContaining("not a socket address with options: \"nonsense:");
    }
}
