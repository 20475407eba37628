package dev.osock.bench.workload;

import dev.osock.bench.Workload;
import dev.osock.bench.Workload.Scope;
import java.util.List;

/// All workloads, a row each.
public final class Workloads {

    private static final String CHILD = "java/dev/osock/bench/child/";

    /// In the order of the table.
    public static final List<Workload> ALL = List.of(
            row("http", "an HTTP/1.1 server, keep-alive; the load is another process", "Server", Servers::http),
            row("echo-loop", "an echo server of one event loop; the load is another process", "Server", Servers::loop),
            row("echo-threads", "an echo server of a thread for each connection, likewise", "Server", Servers::threads),
            row("lateness", "threads woken by the clock, or started from outside", "Late", Lateness::variants),
            row("roundtrip-virtual", "TCP, 64 bytes to and fro, virtual threads", "RoundTrips", Pairs::virtual),
            row("roundtrip-platform", "TCP, 64 bytes to and fro, platform threads", "RoundTrips", Pairs::platform),
            row("throughput", "a TCP stream from one platform thread to another", "Stream", Pairs::throughput),
            row("unix", "Unix sockets between two platform threads", "RoundTrips", Pairs::unix),
            row("udp", "UDP: sendto and recvfrom of 64 bytes on one thread", "Datagrams", Calls::udp),
            row("trains", "UDP in batches and in trains, from another process", "OsockBatches", Trains::variants),
            row("connect", "TCP: connect, accept, one byte, close both", "Connections", Calls::connect),
            row("control", "sendmsg and recvmsg with three control messages each", "Messages", Calls::control),
            row("options", "getopt and setopt of TCP_NODELAY", "Options", Calls::options),
            row("allocation", "heap left by a send and a receive that do not wait", "Allocation", Calls::allocation),
            row("sendfile", "a file to another process, again and again", "Sending", Streams::files),
            row("proxy", "a TCP stream from another process through a proxy and back", "Proxies", Streams::proxies),
            row("idle", "10,000 idle connections, then one message to each", "Server", Servers::idle),
            row("clients", "a client in Java of PostgreSQL and of nginx, which are other processes", "Asking",
                    Clients::variants),
            row("cold-start", "launch to the first byte through a socket", "ColdStart", ColdStarts::variants),
            new Workload("growth", "echo servers from 1 to 10,000 connections", CHILD + "Server.java", Scope.FULL,
                    Servers::growth));

    /// Those of which the system calls are counted.
    public static final List<Workload> TRACED = ALL.stream()
            .filter(each -> List.of("http", "echo-loop", "roundtrip-virtual", "roundtrip-platform")
                    .contains(each.name()))
            .toList();

    private Workloads() {}

    private static Workload row(String name, String title, String code, Workload.Maker variants) {
        return new Workload(name, title, CHILD + code + ".java", Scope.ALWAYS, variants);
    }
}
