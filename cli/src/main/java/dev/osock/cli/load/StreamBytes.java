package dev.osock.cli.load;

import dev.osock.Socket;
import dev.osock.error.SocketException;
import dev.osock.kind.Shutdown;
import dev.osock.message.MsgFlags;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/// A flood of a stream's bytes, whatever they are.
final class StreamBytes implements Content {

    private long bytes;

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public void fill(ByteBuffer buffer, int ahead) {
        // as it is
    }

    @Override
    public void gone(long more) {
        bytes += more;
    }

    @Override
    public Figures figures(long nanos) {
        return new Figures(nanos, bytes, Optional.empty(), Optional.empty());
    }

    @Override
    public Optional<Figures> end(Socket socket, Duration patience) {
        ByteBuffer answer = ByteBuffer.allocateDirect(StreamSink.ANSWER);
        try {
            socket.shutdown(Shutdown.WRITE);
            socket.within(patience).recv(answer, MsgFlags.WAITALL);
            return Optional.of(Figures.ofStream(answer.flip()));
        } catch (SocketException gone) {
            return Optional.empty();
        }
    }
}
