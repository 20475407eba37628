package dev.osock.cli.load;

import dev.osock.Deadline;
import dev.osock.Socket;
import dev.osock.address.SockaddrIn;
import dev.osock.cli.address.Endpoint;
import dev.osock.cli.output.Lines;
import dev.osock.error.SocketException;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;
import dev.osock.option.UdpOptions;
import java.io.PrintWriter;
import java.io.Writer;
import java.time.Duration;

/// A flood of one call to itself by loopback, so that the first datagrams of the real one need not wait until classes
/// are loaded, and are not lost for that.
final class Rehearsal {

    private static final Duration PATIENCE = Duration.ofMillis(100);
    private static final FloodPlan SMALL = new FloodPlan(
            Endpoint.parse("udp:9"), BitRate.UNLIMITED, Header.SIZE, Duration.ofSeconds(1), 1, 2, false);

    private Rehearsal() {}

    /// Plays what a sink does.
    static void play() {
        play(SMALL);
    }

    /// Plays what a flood of datagrams does.
    static void play(FloodPlan plan) {
        try (Socket socket = Socket.open(Domain.INET, Type.DGRAM)) {
            socket.setopt(UdpOptions.GRO, true);
            socket.bind(SockaddrIn.loopback(0));
            socket.connect(socket.sockname());
            Sender sender = plan.sender(socket, plan.content());
            Deadline soon = Deadline.in(PATIENCE);
            sender.send(soon);
            sender.settle(soon);
            new DatagramSink(socket, new Lines(new PrintWriter(Writer.nullWriter()), true)).rehearse();
        } catch (SocketException unavailable) {
            // then the real one says why, or needs none of this
        }
    }
}
