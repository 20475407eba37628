package dev.osock.cli.load;

import dev.osock.Socket;
import dev.osock.cli.address.Endpoint;
import dev.osock.cli.address.Listening;
import dev.osock.cli.output.Lines;
import dev.osock.kind.Protocol;
import dev.osock.kind.Type;
import dev.osock.option.UdpOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/// Receives what one [Flood] sends, and tells how much of it has come.
///
/// @param lines where to tell
/// @param time how long at the most
public record Sink(Lines lines, Duration time) {

    /// Receives until the flood is over, the time is, or this thread is interrupted.
    ///
    /// @param wanted where
    /// @return whether anything has come
    /// @throws IOException with a message for the user
    public boolean run(Endpoint wanted) throws IOException {
        try (Listening listening = Listening.open(wanted)) {
            Socket socket = listening.socket();
            if (socket.protocol().equals(Protocol.UDP)) {
                socket.setopt(UdpOptions.GRO, true);
            }
            if (socket.type().equals(Type.DGRAM)) {
                Rehearsal.play();
            }
            String address = listening.address().toString();
            lines.tell("listening", "listening on " + address, Map.of("address", address));
            long limit = System.nanoTime() + time.toNanos();
            return socket.type().equals(Type.STREAM)
                    ? new StreamSink(lines).run(socket, limit)
                    : new DatagramSink(socket, lines).run(limit);
        }
    }
}
