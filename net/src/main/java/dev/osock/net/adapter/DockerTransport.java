package dev.osock.net.adapter;

import com.github.dockerjava.transport.DockerHttpClient;
import dev.osock.net.SocketSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;
import org.apache.hc.core5.http.protocol.HttpCoreContext;

/// Takes docker-java over sockets of the operating system, by Apache HttpClient 5.
///
/// ```java
/// DockerClient docker = DockerClientImpl.getInstance(
///         DefaultDockerClientConfig.createDefaultConfigBuilder().build(),
///         new DockerTransport("unix:/run/docker.sock"));
/// ```
public final class DockerTransport implements DockerHttpClient {

    private static final HttpHost HOST = new HttpHost("http", "localhost", 2375);

    private final CloseableHttpClient client;

    /// As a text says.
    ///
    /// @param spec an address with options, as [SocketSpec] has them, which says where to
    /// @throws IllegalArgumentException if it is none or does not say where to
    public DockerTransport(String spec) {
        this(SocketSpec.parse(spec));
    }

    /// As a specification says.
    ///
    /// @param spec the specification, which says where to
    /// @throws IllegalArgumentException if it does not say where to
    public DockerTransport(SocketSpec spec) {
        if (spec.target().isEmpty()) {
            throw new IllegalArgumentException("it does not say where to: " + spec);
        }
        client = HttpClients.custom()
                .setConnectionManager(HttpClientSockets.over(spec)
                        .setMaxConnTotal(Integer.MAX_VALUE)
                        .setMaxConnPerRoute(Integer.MAX_VALUE)
                        .build())
                .setRequestExecutor(new TakingOver())
                .disableContentCompression()
                .disableCookieManagement()
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableConnectionState()
                .build();
    }

    /// Sends a request and receives the head of the response, whose body is then to be read.
    ///
    /// @param request the request
    /// @return the response, which is to be closed
    /// @throws UncheckedIOException if that fails
    @Override
    public Response execute(Request request) {
        var sent = new HttpUriRequestBase(request.method(), URI.create(HOST.toURI() + request.path()));
        request.headers().forEach(sent::setHeader);
        InputStream body = request.body();
        if (request.bodyBytes() != null) {
            sent.setEntity(new ByteArrayEntity(request.bodyBytes(), null));
        } else if (body != null) {
            sent.setEntity(new InputStreamEntity(body, null));
        }
        HttpCoreContext context = HttpCoreContext.create();
        if (request.hijackedInput() != null) {
            TakingOver.with(request.hijackedInput(), sent, context);
        }
        try {
            return new Received(sent, client.executeOpen(HOST, sent, context));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Closes the connections.
    ///
    /// @throws IOException if that fails
    @Override
    public void close() throws IOException {
        client.close();
    }

    private record Received(HttpUriRequestBase request, ClassicHttpResponse response) implements Response {

        @Override
        public int getStatusCode() {
            return response.getCode();
        }

        @Override
        public Map<String, List<String>> getHeaders() {
            Map<String, List<String>> headers = new LinkedHashMap<>();
            for (Header header : response.getHeaders()) {
                headers.computeIfAbsent(header.getName(), name -> new ArrayList<>()).add(header.getValue());
            }
            return headers;
        }

        @Override
        public InputStream getBody() {
            try {
                return response.getEntity() == null
                        ? InputStream.nullInputStream()
                        : response.getEntity().getContent();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        /// Closes it, and if the body has not been read to its end the connection: it may never end.
        @Override
        public void close() {
            request.abort();
            try {
                response.close();
            } catch (IOException aborted) {
                // nothing else was wanted
            }
        }
    }
}
