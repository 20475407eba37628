package dev.osock.net.peers;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.osock.net.adapter.HttpClientSockets;
import dev.osock.net.adapter.OkHttpSockets;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPut;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.EntityTemplate;
import org.apache.hc.core5.util.Timeout;

/// A client of HTTP over sockets of the library.
interface Web extends AutoCloseable {

    /// A request for a page.
    Exchange get(String url);

    /// A request to store [Much].
    Exchange putMuch(String url);

    /// A request and its response.
    interface Exchange {
        <T> T run(Reading<T> reading) throws IOException;

        void cancel();

        default String text() throws IOException {
            return run((status, body) -> new String(body.readAllBytes(), UTF_8));
        }
    }

    /// How a response is read.
    interface Reading<T> {
        T of(int status, InputStream body) throws IOException;
    }

    @Override
    void close() throws IOException;

    /// Whose client.
    enum Client {
        OKHTTP {
            @Override
            Web over(String spec, Certificate certificate, Duration longest) throws Exception {
                return new OverOkHttp(OkHttpSockets.over(spec)
                        .sslSocketFactory(certificate.context().getSocketFactory(), certificate.trust())
                        .readTimeout(longest)
                        .build());
            }
        },
        HTTPCLIENT {
            @Override
            Web over(String spec, Certificate certificate, Duration longest) throws Exception {
                return new OverHttpClient(HttpClients.custom()
                        .setConnectionManager(HttpClientSockets.over(spec)
                                .setTlsSocketStrategy(new DefaultClientTlsStrategy(certificate.context()))
                                .setMaxConnPerRoute(Many.VIRTUAL_THREADS.count)
                                .setMaxConnTotal(Many.VIRTUAL_THREADS.count)
                                .build())
                        .setDefaultRequestConfig(
                                RequestConfig.custom().setResponseTimeout(Timeout.of(longest)).build())
                        .disableAutomaticRetries()
                        .build());
            }
        };

        /// Makes a client.
        ///
        /// @param longest how long a response may let wait
        abstract Web over(String spec, Certificate certificate, Duration longest) throws Exception;
    }

    record OverOkHttp(OkHttpClient client) implements Web {

        private static final class MuchBody extends RequestBody {
            @Override
            public MediaType contentType() {
                return MediaType.get("application/octet-stream");
            }

            @Override
            public long contentLength() {
                return Much.LENGTH;
            }

            @Override
            public void writeTo(BufferedSink sink) throws IOException {
                Much.writeTo(sink.outputStream());
            }
        }

        @Override
        public Exchange get(String url) {
            return exchange(new Request.Builder().url(url).build());
        }

        @Override
        public Exchange putMuch(String url) {
            return exchange(new Request.Builder().url(url).put(new MuchBody()).build());
        }

        private Exchange exchange(Request request) {
            okhttp3.Call call = client.newCall(request);
            return new Exchange() {
                @Override
                public <T> T run(Reading<T> reading) throws IOException {
                    try (Response response = call.execute()) {
                        return reading.of(response.code(), response.body().byteStream());
                    }
                }

                @Override
                public void cancel() {
                    call.cancel();
                }
            };
        }

        @Override
        public void close() {
            client.connectionPool().evictAll();
        }
    }

    record OverHttpClient(CloseableHttpClient client) implements Web {

        @Override
        public Exchange get(String url) {
            return exchange(new HttpGet(url));
        }

        @Override
        public Exchange putMuch(String url) {
            var request = new HttpPut(url);
            request.setEntity(
                    new EntityTemplate(Much.LENGTH, ContentType.APPLICATION_OCTET_STREAM, null, Much::writeTo));
            return exchange(request);
        }

        private Exchange exchange(HttpUriRequestBase request) {
            return new Exchange() {
                @Override
                public <T> T run(Reading<T> reading) throws IOException {
                    return client.execute(request, response -> {
                        InputStream body = response.getEntity() == null
                                ? InputStream.nullInputStream()
                                : response.getEntity().getContent();
                        return reading.of(response.getCode(), body);
                    });
                }

                @Override
                public void cancel() {
                    request.abort();
                }
            };
        }

        @Override
        public void close() throws IOException {
            client.close();
        }
    }
}
