package dev.osock.cli.demo;

import static dev.osock.cli.demo.Mismatch.verify;
import static dev.osock.cli.demo.Transcript.count;

import dev.osock.Socket;
import dev.osock.Sockets;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.cli.demo.Parts.Part;
import dev.osock.cli.echo.Conversation;
import dev.osock.cli.echo.StreamServer;
import dev.osock.cli.output.ServerLog;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Phaser;
import java.util.stream.IntStream;

/// An echo server and many clients at once, over TCP on loopback, all on virtual threads of this process.
///
/// @param wanted how many clients, if there are descriptors enough: each takes two, its own and the server's
/// @param roundTrips how often each client sends a block and verifies what comes back
/// @param conversation what the server does with a client
/// @param limit how long all of it may take
record Crowd(int wanted, int roundTrips, Conversation conversation, Duration limit) implements Act {

    @Override
    public String title() {
        return "TCP: an echo server and " + count(wanted) + " concurrent clients";
    }

    @Override
    public String play(Transcript transcript) throws Exception {
        Descriptors descriptors = Descriptors.now();
        int clients = (int) Math.min(wanted, descriptors.available() / 2);
        if (clients < wanted) {
            transcript.say("NOTE", "this process may have %s only, so there are %s, not %s: see `ulimit -Hn`"
                    .formatted(count(descriptors.limit(), "descriptor"), count(clients, "client"), count(wanted)));
        }
        if (clients == 0) {
            throw new Mismatch(List.of("no descriptor is left for a client"));
        }
        try (Socket listener = Sockets.listen(SockaddrIn.loopback(0))) {
            return play(transcript, listener, clients);
        }
    }

    private String play(Transcript transcript, Socket listener, int clients) throws Exception {
        Sockaddr address = listener.sockname();
        StreamServer server = new StreamServer(listener, conversation, new Problems(transcript));
        Thread.startVirtualThread(server::serve);
        transcript.say("server", "listens on " + address + ", with a virtual thread for each connection");
        transcript.say("clients", "connect, all " + count(clients) + "; then each sends and verifies "
                + count(roundTrips, "block") + " of 1 to " + count(EchoClient.LARGEST) + " random bytes");
        Phaser together = new Phaser(clients);
        List<Long> bytes = Parts.play(limit, IntStream.rangeClosed(1, clients)
                .mapToObj(
                        number -> new Part<>("client " + number, new EchoClient(number, address, roundTrips, together)))
                .toList());
        transcript.say("server", "accepted " + count(server.accepted(), "connection") + "; "
                + count(server.peak()) + " were open at the same time");
        verify("the number of connections open at the same time", server.peak(), clients);
        long total = bytes.stream().mapToLong(Long::longValue).sum();
        return "%s at once, %s, %s each way, compared byte by byte".formatted(
                count(clients, "client"), count((long) clients * roundTrips, "round trip"), count(total, "byte"));
    }

    /// Tells what keeps the server from accepting, and leaves what happens to a connection to its client to tell.
    private record Problems(Transcript transcript) implements ServerLog {
        @Override
        public void event(String line) {}

        @Override
        public void problem(String line) {
            transcript.say("server", line);
        }
    }
}
