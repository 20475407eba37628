package dev.osock.net.adapter;

import dev.osock.net.OsockSocketFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;
import org.mariadb.jdbc.Configuration;
import org.mariadb.jdbc.util.ConfigurableSocketFactory;

/// Takes MariaDB Connector/J over sockets of the operating system. Its URL names the class, and where to:
///
/// ```
/// jdbc:mariadb://localhost/db?socketFactory=dev.osock.net.adapter.MariadbSocketFactory
///     &socketFactoryArg=unix:/run/mysqld/mysqld.sock&sslMode=disable
/// ```
///
/// The driver wants TLS unless the URL says otherwise. In `socketFactoryArg` percent signs are those of URLs: `%26` is
/// `&`.
///
/// Without `socketFactoryArg` the system property `dev.osock.net.socket` says where to, as for [OsockSocketFactory].
///
/// The driver's module keeps to itself what this class extends: on the module path name `OsockSocketFactory` instead,
/// and set the property.
public class MariadbSocketFactory extends ConfigurableSocketFactory {

    private static final String ARGUMENT = "socketFactoryArg";

    private @Nullable SocketFactory factory;

    /// Makes one, as the driver does for each connection.
    public MariadbSocketFactory() {}

    /// Reads where to.
    ///
    /// @param configuration what the URL says
    /// @param host the host, which does not matter
    /// @throws IllegalArgumentException if `socketFactoryArg` is no address with options
    @Override
    public void setConfiguration(Configuration configuration, @Nullable String host) {
        String spec = configuration.nonMappedOptions().getProperty(ARGUMENT);
        factory = spec == null
                ? new OsockSocketFactory()
                : new OsockSocketFactory(URLDecoder.decode(spec.replace("+", "%2B"), StandardCharsets.UTF_8));
    }

    private SocketFactory factory() {
        SocketFactory made = factory;
        if (made == null) {
            throw new IllegalStateException("the driver has not set a configuration");
        }
        return made;
    }

    /// As [OsockSocketFactory#createSocket()].
    ///
    /// @return the socket
    /// @throws IOException if none can be opened
    @Override
    public Socket createSocket() throws IOException {
        return factory().createSocket();
    }

    /// As [OsockSocketFactory#createSocket(String, int)].
    ///
    /// @param host the host
    /// @param port the port
    /// @return the socket
    /// @throws IOException if it cannot be connected
    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return factory().createSocket(host, port);
    }

    /// As [OsockSocketFactory#createSocket(String, int, InetAddress, int)].
    ///
    /// @param host the host
    /// @param port the port
    /// @param localHost where it is bound
    /// @param localPort and to which port
    /// @return the socket
    /// @throws IOException if it cannot be bound or connected
    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return factory().createSocket(host, port, localHost, localPort);
    }

    /// As [OsockSocketFactory#createSocket(InetAddress, int)].
    ///
    /// @param host the host
    /// @param port the port
    /// @return the socket
    /// @throws IOException if it cannot be connected
    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return factory().createSocket(host, port);
    }

    /// As [OsockSocketFactory#createSocket(InetAddress, int, InetAddress, int)].
    ///
    /// @param address the host
    /// @param port the port
    /// @param localAddress where it is bound
    /// @param localPort and to which port
    /// @return the socket
    /// @throws IOException if it cannot be bound or connected
    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        return factory().createSocket(address, port, localAddress, localPort);
    }
}
