package dev.osock.bench.child;

import dev.osock.bench.child.Ends.Transport;
import java.io.IOException;
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
            case "allocation" -> new Allocation(transport(args.get(0), args.get(1)));
            case "sendfile" -> new Sending(Path.of(args.get(1)), Sending.Way.valueOf(args.get(0)));
            case "proxy" -> new Proxying(proxy(args.getFirst()));
            case "late" -> new Late(make(args.getFirst(), args.subList(1, args.size())));
            case "serve" -> new Serving(Server.make(args.get(0)), Service.named(args.get(1)));
            case "queries" -> Asking.queries(args.get(0), Integer.parseInt(args.get(1)));
            case "pages" -> Asking.pages(args.get(0), args.get(1), Integer.parseInt(args.get(2)));
            default -> new Repeat(operation(name, args));
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

    private static Proxying.Proxy proxy(String name) {
        return switch (name) {
            case "netty-splice" -> new NettyProxy(true);
            case "netty" -> new NettyProxy(false);
            default -> Proxies.valueOf(name);
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
