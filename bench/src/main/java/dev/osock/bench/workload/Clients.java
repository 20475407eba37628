package dev.osock.bench.workload;

import dev.osock.bench.Metric;
import dev.osock.bench.OwnWork;
import dev.osock.bench.Plan;
import dev.osock.bench.Tools;
import dev.osock.bench.Variant;
import dev.osock.bench.Work;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Drivers and clients in Java that are given sockets, and servers that are not in Java. The JDK's sockets with the
/// face of `java.net` know no Unix sockets; junixsocket's know nothing else.
final class Clients {

    private static final Work QUERIES = new OwnWork(Metric.rate("queries/s"));
    private static final Work PAGES = new OwnWork(Metric.rate("requests/s"));

    private static final List<String> CONNECTIONS = List.of("1", "20");

    private Clients() {}

    static List<Variant> variants(Tools tools, Plan plan) {
        PeerServer postgres = PeerServer.postgres();
        PeerServer nginx = PeerServer.nginx();
        List<Variant> variants = new ArrayList<>();
        for (String each : CONNECTIONS) {
            String name = each.equals("1") ? "1 connection" : each + " connections";
            variants.add(Variant.of("PostgreSQL, Unix, " + name, QUERIES,
                    tools.osock("osock",
                            () -> queries(url(postgres, "dev.osock.net.OsockSocketFactory", "unix:"), each)),
                    tools.java("junixsocket", () -> queries(
                            url(postgres, "org.newsclub.net.unix.AFUNIXSocketFactory$FactoryArg", ""), each))));
            variants.add(Variant.of("PostgreSQL, TCP, " + name, QUERIES,
                    tools.osock("osock", () -> queries(tcpUrl(postgres)
                            + "&socketFactory=dev.osock.net.OsockSocketFactory&socketFactoryArg=tcp:", each)),
                    tools.java("java.net", () -> queries(tcpUrl(postgres), each))));
            variants.add(Variant.of("nginx, Unix, " + name, PAGES,
                    tools.osock("osock", () -> List.of("pages", "osock", nginx.socket().toString(), each)),
                    tools.java("junixsocket", () -> List.of(
                            "pages", "junixsocket", nginx.socket().toString(), each))));
            variants.add(Variant.of("nginx, TCP, " + name, PAGES,
                    tools.osock("osock", () -> List.of("pages", "osock", Integer.toString(nginx.port()), each)),
                    tools.java("java.net", () -> List.of("pages", "net", Integer.toString(nginx.port()), each))));
        }
        return variants;
    }

    private static List<String> queries(String url, String connections) {
        return List.of("queries", url, connections);
    }

    private static String url(PeerServer server, String factory, String prefix) throws IOException {
        return "jdbc:postgresql://localhost/postgres?user=postgres&socketFactory=" + factory + "&socketFactoryArg="
                + prefix + server.socket();
    }

    private static String tcpUrl(PeerServer server) throws IOException {
        return "jdbc:postgresql://127.0.0.1:" + server.port() + "/postgres?user=postgres";
    }
}
