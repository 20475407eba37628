package dev.osock.net.peers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.osock.net.adapter.RedisSocketFactory;
import dev.osock.testing.Patience;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
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
import redis.clients.jedis.ConnectionFactory;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.providers.PooledConnectionProvider;

/// Redis with Jedis.
@Timeout(60)
@ExtendWith(ShowsLogs.class)
class RedisTest {

    private static final JedisClientConfig CONFIG = DefaultJedisClientConfig.builder().timeoutMillis(20_000).build();

    private static Redis server;

    /// The ways to the server.
    private enum Way {
        UNIX {
            @Override
            String spec(Redis redis) {
                return "unix:" + redis.socket();
            }
        },
        TCP {
            @Override
            String spec(Redis redis) {
                return "tcp:127.0.0.1:" + redis.port() + "?priority=5";
            }
        };

        abstract String spec(Redis redis);

        Jedis connect() {
            return connect(server, CONFIG);
        }

        Jedis connect(Redis redis, JedisClientConfig config) {
            return new Jedis(new RedisSocketFactory(spec(redis), config), config);
        }
    }

    @BeforeAll
    static void start() throws Exception {
        server = Redis.start();
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void valuesAreSetAndGot(Way way) {
        byte[] much = new byte[10_000_000];
        new Random(1).nextBytes(much);
        try (Jedis redis = way.connect()) {
            assertThat(redis.clientInfo()).contains(way == Way.UNIX ? server.socket().toString() : "127.0.0.1:");
            redis.set("greeting", "hello");
            assertThat(redis.get("greeting")).isEqualTo("hello");
            redis.set("much".getBytes(UTF_8), much);
            assertThat(redis.get("much".getBytes(UTF_8))).isEqualTo(much);
        }
    }

    @ParameterizedTest
    @EnumSource
    void manyCommandsGoInOnePipeline(Way way) {
        try (Jedis redis = way.connect(); Pipeline pipeline = redis.pipelined()) {
            redis.del("count");
            for (int i = 0; i < 20_000; i++) {
                pipeline.incr("count");
            }
            assertThat(pipeline.syncAndReturnAll()).hasSize(20_000).last().isEqualTo(20_000L);
        }
    }

    static Stream<Arguments> crowds() {
        return Many.by(Way.values());
    }

    @ParameterizedTest
    @MethodSource("crowds")
    void manyHaveAConnectionEach(Way way, Many many) throws Exception {
        var all = new CountDownLatch(many.count);
        many.ask(number -> {
            try (Jedis redis = way.connect()) {
                redis.set("number" + number, Integer.toString(number));
                all.countDown();
                all.await(); // all of them are connected at the same time
                return redis.get("number" + number);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("crowds")
    void manyShareAPool(Way way, Many many) throws Exception {
        var poolConfig = new ConnectionPoolConfig();
        poolConfig.setMaxTotal(10);
        poolConfig.setMaxIdle(10);
        var connections = new ConnectionFactory(new RedisSocketFactory(way.spec(server), CONFIG), CONFIG);
        var provider = new PooledConnectionProvider(connections, poolConfig);
        try (RedisClient redis = RedisClient.builder().connectionProvider(provider).build()) {
            provider.getPool().addObjects(poolConfig.getMaxIdle()); // virtual threads that wait for one made spin there
            many.ask(number -> {
                for (int i = 0; i < 20; i++) {
                    redis.set("shared" + number, Integer.toString(number));
                }
                return redis.get("shared" + number);
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void messagesAreHeardByThoseWhoSubscribe(Way way) throws Exception {
        var heard = new ArrayList<String>();
        var subscribed = new CountDownLatch(1);
        var listener = new JedisPubSub() {
            @Override
            public void onSubscribe(String channel, int channels) {
                subscribed.countDown();
            }

            @Override
            public void onMessage(String channel, String message) {
                heard.add(message);
                if (message.equals("99")) {
                    unsubscribe();
                }
            }
        };
        FutureTask<Void> listening = Many.one(() -> {
            try (Jedis redis = way.connect()) {
                redis.subscribe(listener, "news");
            }
            return null;
        });
        assertThat(subscribed.await(Patience.seconds(10).toSeconds(), TimeUnit.SECONDS)).isTrue();
        try (Jedis redis = way.connect()) {
            for (int i = 0; i < 100; i++) {
                assertThat(redis.publish("news", Integer.toString(i))).isEqualTo(1);
            }
        }
        listening.get(Patience.seconds(20).toSeconds(), TimeUnit.SECONDS);
        assertThat(heard).hasSize(100).startsWith("0", "1", "2").endsWith("98", "99");
    }

    @ParameterizedTest
    @EnumSource
    void aReplyThatIsLateTimesOut(Way way) throws Exception {
        JedisClientConfig hasty = DefaultJedisClientConfig.builder().timeoutMillis(200).build();
        try (Redis paused = Redis.start(); Jedis redis = way.connect(paused, hasty)) {
            redis.set("x", "y");
            redis.clientPause(1_000);
            assertThatThrownBy(() -> redis.get("x")).isInstanceOf(JedisConnectionException.class)
                    .hasCauseInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void aServerThatIsKilledIsNoticed() throws Exception {
        try (Redis mortal = Redis.start()) {
            List<FutureTask<List<String>>> asking = Stream.of(Way.values())
                    .map(way -> Many.one(() -> {
                        try (Jedis redis = way.connect(mortal, CONFIG)) {
                            return redis.blpop(30, "nothing");
                        }
                    }))
                    .toList();
            Thread.sleep(300);
            mortal.kill();
            for (FutureTask<?> each : asking) {
                assertThatThrownBy(() -> each.get(Patience.seconds(10).toSeconds(), TimeUnit.SECONDS)).cause()
                        .isInstanceOf(JedisConnectionException.class);
            }
            for (Way way : Way.values()) {
                assertThatThrownBy(() -> way.connect(mortal, CONFIG).ping())
                        .isInstanceOf(JedisConnectionException.class)
                        .hasCauseInstanceOf(ConnectException.class)
                        .hasRootCauseInstanceOf(dev.osock.error.SocketErrnoException.class);
            }
        }
    }

    @Test
    void whatCannotBeHadIsRefused() {
        JedisClientConfig secret =
                DefaultJedisClientConfig.builder().sslOptions(SslOptions.defaults()).build();
        assertThatIllegalArgumentException().isThrownBy(() -> new RedisSocketFactory("unix:/x", secret))
                .withMessageContaining("TLS");
        assertThatIllegalArgumentException().isThrownBy(() -> new RedisSocketFactory("tcp:", CONFIG))
                .withMessageContaining("where to");
    }
}
