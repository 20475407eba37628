package dev.osock.net.adapter;

import dev.osock.net.OsockSocketFactory;
import dev.osock.net.SocketSpec;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.JedisSocketFactory;
import redis.clients.jedis.exceptions.JedisConnectionException;

/// Takes Jedis, the client of Redis, over sockets of the operating system.
///
/// ```java
/// var config = DefaultJedisClientConfig.builder().timeoutMillis(2_000).build();
/// try (var redis = new Jedis(new RedisSocketFactory("unix:/run/redis/redis.sock", config), config)) { … }
/// ```
public final class RedisSocketFactory implements JedisSocketFactory {

    private final SocketSpec spec;
    private final OsockSocketFactory factory;
    private final JedisClientConfig config;

    /// As a text says.
    ///
    /// @param spec an address with options, as [SocketSpec] has them, which says where to
    /// @param config its time-outs: for connecting, and for each reply
    /// @throws IllegalArgumentException if the text is none or does not say where to, or TLS is wanted
    public RedisSocketFactory(String spec, JedisClientConfig config) {
        this(SocketSpec.parse(spec), config);
    }

    /// As a specification says.
    ///
    /// @param spec the specification, which says where to
    /// @param config its time-outs: for connecting, and for each reply
    /// @throws IllegalArgumentException if it does not say where to, or TLS is wanted
    public RedisSocketFactory(SocketSpec spec, JedisClientConfig config) {
        if (spec.target().isEmpty()) {
            throw new IllegalArgumentException("it does not say where to: " + spec);
        }
        if (config.isSsl() || config.getSslOptions() != null) {
            throw new IllegalArgumentException("these sockets are without TLS, and the configuration wants it");
        }
        this.spec = spec;
        this.config = config;
        this.factory = new OsockSocketFactory(spec);
    }

    /// Makes a socket that is connected.
    ///
    /// @return the socket
    /// @throws JedisConnectionException if it cannot be connected
    @Override
    public Socket createSocket() {
        try {
            Socket socket = factory.createSocket();
            try {
                socket.setTcpNoDelay(true);
                socket.connect(new InetSocketAddress(Loopback.named("localhost"), 0),
                        config.getConnectionTimeoutMillis());
                socket.setSoTimeout(config.getSocketTimeoutMillis());
                return socket;
            } catch (Throwable failed) {
                try (socket) {
                    throw failed;
                }
            }
        } catch (IOException failure) {
            throw new JedisConnectionException("no connection to " + spec.target().orElseThrow(), failure);
        }
    }

    /// Tells where to.
    ///
    /// @return the address
    @Override
    public String toString() {
        return spec.target().orElseThrow().toString();
    }
}
