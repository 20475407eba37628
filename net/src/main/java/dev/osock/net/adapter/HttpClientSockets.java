package dev.osock.net.adapter;

import dev.osock.net.OsockSocketFactory;
import dev.osock.net.SocketSpec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.jspecify.annotations.Nullable;

/// Takes Apache HttpClient 5 over sockets of the operating system: a builder of connection managers, which has all that
/// the client's own has.
///
/// ```java
/// HttpClients.custom()
///         .setConnectionManager(HttpClientSockets.over("unix:/run/x.sock").setMaxConnPerRoute(20).build())
///         .build()
/// ```
///
/// Where the text says where to, hosts need not exist: they are only named in requests, and in TLS.
public final class HttpClientSockets extends PoolingHttpClientConnectionManagerBuilder {

    private final SocketSpec spec;

    private HttpClientSockets(SocketSpec spec) {
        this.spec = spec;
    }

    /// Makes a builder.
    ///
    /// @param spec an address with options, as [SocketSpec] has them
    /// @return a builder whose connections are such sockets
    /// @throws IllegalArgumentException if it is none
    public static HttpClientSockets over(String spec) {
        return over(SocketSpec.parse(spec));
    }

    /// Makes a builder.
    ///
    /// @param spec the specification
    /// @return a builder whose connections are such sockets
    public static HttpClientSockets over(SocketSpec spec) {
        return new HttpClientSockets(spec);
    }

    @Override
    protected HttpClientConnectionOperator createConnectionOperator(
            SchemePortResolver ports, DnsResolver names, TlsSocketStrategy tls) {
        var factory = new OsockSocketFactory(spec);
        return new DefaultHttpClientConnectionOperator(
                proxy -> socket(factory, proxy), ports, spec.target().isPresent() ? new Settled() : names,
                RegistryBuilder.<TlsSocketStrategy>create().register(URIScheme.HTTPS.id, tls).build());
    }

    private static Socket socket(OsockSocketFactory factory, @Nullable Proxy proxy) throws IOException {
        if (proxy != null && proxy.type() == Proxy.Type.SOCKS) {
            throw new IOException("these sockets know no SOCKS proxy: " + proxy);
        }
        return factory.createSocket();
    }

    /// Looks nothing up: the sockets' factory knows where to.
    private static final class Settled implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return new InetAddress[] {Loopback.named(host)};
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
