package dev.osock.net.adapter;

import com.mysql.cj.Session;
import com.mysql.cj.conf.PropertySet;
import com.mysql.cj.protocol.StandardSocketFactory;
import dev.osock.kind.Domain;
import dev.osock.net.OsockSocketFactory;
import dev.osock.net.SocketSpec;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/// Takes MySQL Connector/J over sockets of the operating system. Its URL names the class, and where to:
///
/// ```
/// jdbc:mysql://localhost/db?socketFactory=dev.osock.net.adapter.MysqlSocketFactory
///     &socketFactoryArg=unix:/run/mysqld/mysqld.sock
/// ```
///
/// Without `socketFactoryArg` the system property `dev.osock.net.socket` says where to, as for [OsockSocketFactory].
/// What is behind a Unix socket is on this machine to the driver.
public class MysqlSocketFactory extends StandardSocketFactory {

    private static final String ARGUMENT = "socketFactoryArg";

    /// Goes by where the socket goes: no name has to be looked up for it.
    private static final String ANY_HOST = "127.0.0.1";

    private SocketSpec spec = SocketSpec.TCP;

    /// Makes one, as the driver does for each connection.
    public MysqlSocketFactory() {}

    /// Connects.
    ///
    /// @param host the host; without a meaning where `socketFactoryArg` says where to
    /// @param port its port, likewise
    /// @param properties those of the URL
    /// @param loginTimeout how long that may take, in milliseconds; 0 for as long as it takes
    /// @return the socket
    /// @throws IOException if that fails, or `socketFactoryArg` is no address with options
    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // so says the driver
    public <T extends Closeable> T connect(
            @Nullable String host, int port, PropertySet properties, int loginTimeout) throws IOException {
        try {
            spec = spec(properties);
            return super.connect(spec.target().isPresent() ? ANY_HOST : host, port, properties, loginTimeout);
        } catch (IllegalArgumentException bad) {
            throw new IOException(bad.getMessage(), bad);
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }

    private static SocketSpec spec(PropertySet properties) {
        var argument = properties.getStringProperty(ARGUMENT);
        return argument == null || argument.getValue() == null
                ? SocketSpec.parse(System.getProperty(OsockSocketFactory.PROPERTY, "tcp:"))
                : SocketSpec.parse(argument.getValue());
    }

    @Override
    protected Socket createSocket(PropertySet properties) {
        try {
            return new OsockSocketFactory(spec).createSocket();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Tells whether the server is on this machine.
    ///
    /// @param session the driver's session
    /// @return whether it is
    @Override
    public boolean isLocallyConnected(Session session) {
        return spec.domain().equals(Domain.LOCAL) || super.isLocallyConnected(session);
    }
}
