package dev.osock.net.adapter;

import dev.osock.net.OsockSocketFactory;
import dev.osock.net.SocketSpec;
import java.net.Proxy;
import java.util.List;
import okhttp3.OkHttpClient;

/// Takes OkHttp over sockets of the operating system.
///
/// ```java
/// OkHttpClient client = OkHttpSockets.over("unix:/run/x.sock").build();
/// ```
///
/// Where the text says where to, hosts need not exist: they are only named in requests, and in TLS; and there is no
/// proxy. A SOCKS proxy has OkHttp open sockets of its own instead.
public final class OkHttpSockets {

    private OkHttpSockets() {}

    /// Makes a builder.
    ///
    /// @param spec an address with options, as [SocketSpec] has them
    /// @return a builder of clients whose connections are such sockets
    /// @throws IllegalArgumentException if it is none
    public static OkHttpClient.Builder over(String spec) {
        return over(SocketSpec.parse(spec));
    }

    /// Makes a builder.
    ///
    /// @param spec the specification
    /// @return a builder of clients whose connections are such sockets
    public static OkHttpClient.Builder over(SocketSpec spec) {
        OkHttpClient.Builder builder = new OkHttpClient.Builder().socketFactory(new OsockSocketFactory(spec));
        return spec.target().isEmpty()
                ? builder
                : builder.proxy(Proxy.NO_PROXY).dns(host -> List.of(Loopback.named(host)));
    }
}
