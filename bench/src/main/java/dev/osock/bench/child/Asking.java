package dev.osock.bench.child;

import dev.osock.net.adapter.OkHttpSockets;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.newsclub.net.unix.AFSocketFactory;
import org.newsclub.net.unix.AFUNIXSocketAddress;

/// Clients of a server that is another process, each on a connection and a platform thread of its own, which ask again
/// and again; the figure is what all of them are answered in a second.
///
/// @param clients what each of them repeats
record Asking(List<Repeat> clients) implements Task {

    /// Clients of PostgreSQL, whose driver is told by the URL which sockets to take.
    static Asking queries(String url, int count) throws IOException {
        List<Repeat> clients = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            clients.add(query(url));
        }
        return new Asking(clients);
    }

    @SuppressWarnings("MustBeClosedChecker") // it is open until the process ends
    private static Repeat query(String url) throws IOException {
        try {
            Connection connection = DriverManager.getConnection(url);
            PreparedStatement statement = connection.prepareStatement("select 42");
            return new Repeat(() -> {
                try (ResultSet result = statement.executeQuery()) {
                    if (!result.next() || result.getInt(1) != 42) {
                        throw new IOException("another answer");
                    }
                } catch (SQLException failure) {
                    throw new IOException(failure);
                }
            });
        } catch (SQLException failure) {
            throw new IOException(failure);
        }
    }

    /// Clients of a web server, which share an OkHttp with such sockets.
    ///
    /// @param sockets whose: `osock`, `junixsocket` or `net`
    /// @param place   a Unix socket's path, or a port
    static Asking pages(String sockets, String place, int count) throws IOException {
        boolean isPath = place.startsWith("/");
        OkHttpClient.Builder builder = switch (sockets) {
            case "osock" -> OkHttpSockets.over(isPath ? "unix:" + place : "tcp:127.0.0.1:" + place);
            case "junixsocket" -> new OkHttpClient.Builder()
                    .socketFactory(new AFSocketFactory.FixedAddressSocketFactory(
                            AFUNIXSocketAddress.of(new File(place))))
                    .proxy(Proxy.NO_PROXY)
                    .dns(host -> List.of(InetAddress.getLoopbackAddress()));
            case "net" -> new OkHttpClient.Builder().proxy(Proxy.NO_PROXY);
            default -> throw new IllegalArgumentException("no such sockets: " + sockets);
        };
        OkHttpClient client = builder.build();
        Request request = new Request.Builder()
                .url(isPath ? "http://127.0.0.1/page" : "http://127.0.0.1:" + place + "/page")
                .build();
        Repeat.Operation operation = () -> {
            try (Response response = client.newCall(request).execute()) {
                if (response.body().bytes().length == 0) {
                    throw new IOException("an empty page");
                }
            }
        };
        List<Repeat> clients = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            clients.add(new Repeat(operation));
        }
        return new Asking(clients);
    }

    @Override
    public double[] round(long nanos) throws Exception {
        List<FutureTask<double[]>> running = new ArrayList<>();
        for (Repeat client : clients) {
            var task = new FutureTask<>(() -> client.round(nanos));
            Thread.ofPlatform().daemon().start(task);
            running.add(task);
        }
        double sum = 0;
        for (FutureTask<double[]> each : running) {
            sum += each.get()[0];
        }
        return new double[] {sum};
    }
}
