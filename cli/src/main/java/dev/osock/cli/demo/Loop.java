package dev.osock.cli.demo;

import static dev.osock.cli.demo.Mismatch.verify;
import static dev.osock.cli.demo.Transcript.count;

import dev.osock.Socket;
import dev.osock.SocketRegistry;
import dev.osock.Sockets;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.cli.demo.Parts.Part;
import dev.osock.cli.echo.EventLoop;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Phaser;
import java.util.concurrent.locks.LockSupport;

/// An echo server that never waits, and its clients: first a few, to look at all the sockets there are, then many.
///
/// @param few how many clients are shown in a table
/// @param many how many come after that
/// @param roundTrips how often each client sends a block and verifies what comes back
/// @param limit how long each of the two may take
record Loop(int few, int many, int roundTrips, Duration limit) implements Act {

    @Override
    public String title() {
        return "TCP: an event loop on one platform thread and one mailbox, without waiting";
    }

    @Override
    public String play(Transcript transcript) throws Exception {
        try (Socket listener = Sockets.listen(SockaddrIn.loopback(0))) {
            EventLoop server = new EventLoop(listener);
            Thread thread = Thread.ofPlatform().name("event-loop").daemon().start(server);
            try {
                Sockaddr address = listener.sockname();
                transcript.say("server", "listens on " + address + ", with one thread for all connections");
                long bytes = clients(few, address, () -> show(transcript, server)) + clients(many, address, () -> {});
                verify("the number of connections that were accepted", server.accepted(), few + many);
                return "%s, %s, %s each way, compared byte by byte".formatted(
                        count(few + many, "client"),
                        count((long) (few + many) * roundTrips, "round trip"),
                        count(bytes, "byte"));
            } finally {
                server.stop();
                thread.join(limit);
            }
        }
    }

    /// Plays clients.
    ///
    /// @param meanwhile is done when all of them are connected, before the first block
    private long clients(int number, Sockaddr server, Runnable meanwhile) throws Exception {
        Phaser together = new Phaser(number) {
            @Override
            protected boolean onAdvance(int phase, int parties) {
                if (phase == 0) {
                    meanwhile.run();
                }
                return super.onAdvance(phase, parties);
            }
        };
        List<Part<Long>> parts = new ArrayList<>();
        for (int i = 1; i <= number; i++) {
            parts.add(new Part<>("client " + i, new EchoClient(i, server, roundTrips, together)));
        }
        return Parts.play(limit, parts).stream().mapToLong(Long::longValue).sum();
    }

    /// Shows all sockets, once the server has accepted every client.
    private void show(Transcript transcript, EventLoop server) {
        long start = System.nanoTime();
        while (server.accepted() < few && System.nanoTime() - start < limit.toNanos()) {
            LockSupport.parkNanos(1_000_000);
        }
        var table = new ByteArrayOutputStream();
        SocketRegistry.print(new PrintStream(table, false, StandardCharsets.UTF_8));
        table.toString(StandardCharsets.UTF_8).lines().forEach(line -> transcript.line("  " + line.stripTrailing()));
    }
}
