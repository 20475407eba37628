package dev.osock.bench.child;

import dev.osock.bench.child.DatagramEnd.Traffic;
import dev.osock.bench.child.Ends.Transport;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// Makes tasks by their names; this is the one list of what a child can do.
final class Tasks {

    private Tasks() {}

    static Task make(String name, List<String> args) throws IOException {
        return switch (name) {
            case "roundtrip" -> new RoundTrips(
                    transport(args.get(0), args.get(1)), Integer.parseInt(args.get(2)), threads(args.get(3)));
            case "stream" -> new Stream(transport(args.get(0), args.get(1)), Integer.parseInt(args.get(2)));
            case "allocation" -> allocation(args.get(0), args.get(1));
            case "sendfile" -> sending(args);
            case "proxy" -> new Serving(proxy(args).start());
            case "late" -> new Late(make(args.getFirst(), args.subList(1, args.size())));
            case "serve" -> new Serving(Server.make(args.get(0)).start(Service.named(args.get(1))));
            case "datagrams" -> datagrams(args);
            case "queries" -> Asking.queries(args.get(0), Integer.parseInt(args.get(1)));
            case "pages" -> Asking.pages(args.get(0), args.get(1), Integer.parseInt(args.get(2)));
            default -> new Repeat(operation(name, args));
        };
    }

    private static Task allocation(String family, String kind) throws IOException {
        return switch (kind) {
            case "batch" -> new Allocation(ReadBatches.osock(), DatagramEnd.BATCH);
            case "udp" -> new Allocation(operation("udp", List.of(family)), 1);
            default -> Allocation.of(transport(family, kind));
        };
    }

    /// Makes the receiver of datagrams; with an address and a port behind, the sender.
    private static Task datagrams(List<String> args) throws IOException {
        String family = args.get(0);
        Traffic traffic = Traffic.valueOf(args.get(1).toUpperCase(Locale.ROOT));
        int size = Integer.parseInt(args.get(2));
        if (args.size() > 3) {
            return new Flood(flood(family, size, new InetSocketAddress(args.get(3), Integer.parseInt(args.get(4)))));
        }
        return family.equals("netty")
                ? new NettyDatagrams(size, traffic)
                : new Receiving(datagramEnd(family, size, traffic), traffic);
    }

    private static DatagramEnd datagramEnd(String family, int size, Traffic traffic) throws IOException {
        return switch (family) {
            case "osock" -> new OsockBatches(size, traffic);
            case "osock-single" -> traffic == Traffic.TRAINS
                    ? new OsockBatches(size, traffic)
                    : new OsockDatagrams(size);
            case "nio" -> new ChannelDatagrams(size);
            default -> throw new IllegalArgumentException("no such family: " + family);
        };
    }

    private static Flood.Train flood(String family, int size, InetSocketAddress place) throws IOException {
        return switch (family) {
            case "osock" -> Flood.osock(size, place);
            case "osock-single" -> Flood.osockSingle(size, place);
            case "nio" -> Flood.nio(size, place);
            case "netty" -> NettyDatagrams.flood(size, place);
            default -> throw new IllegalArgumentException("no such family: " + family);
        };
    }

    private static Repeat.Operation operation(String name, List<String> args) throws IOException {
        return switch (name + " " + args.get(0)) {
            case "udp osock" -> Datagrams.osock();
            case "udp nio" -> Datagrams.nio();
            case "udp net" -> Datagrams.net();
            case "connect osock" -> Connections.osock();
            case "connect nio" -> Connections.nio();
            case "connect net" -> Connections.net();
            case "control osock" -> Messages.osock();
            case "options osock" -> Options.osock(args.get(1));
            case "options nio" -> Options.nio(args.get(1));
            default -> throw new IllegalArgumentException("no such task: " + name + " " + args);
        };
    }

    private static Sending sending(List<String> args) {
        return new Sending(Sending.Way.valueOf(args.get(0)), Path.of(args.get(1)), args.get(2), args.get(3));
    }

    private static Proxy proxy(List<String> args) {
        return switch (args.getFirst()) {
            case "netty-splice" -> new NettyProxy(true);
            case "netty" -> new NettyProxy(false);
            default -> new Proxies(Proxies.Way.valueOf(args.get(0)), Integer.parseInt(args.get(1)));
        };
    }

    private static Transport transport(String family, String kind) {
        String name = kind.toUpperCase(Locale.ROOT);
        return switch (family) {
            case "osock" -> OsockEnds.valueOf(name);
            case "nio" -> ChannelEnds.valueOf(name);
            case "net" -> NetEnds.valueOf(name);
            case "junixsocket" -> JunixEnds.valueOf(name);
            default -> throw new IllegalArgumentException("no such family: " + family);
        };
    }

    private static Thread.Builder threads(String kind) {
        return kind.equals("virtual") ? Thread.ofVirtual() : Thread.ofPlatform().daemon();
    }
}
