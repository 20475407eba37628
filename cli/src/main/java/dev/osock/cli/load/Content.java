package dev.osock.cli.load;

import dev.osock.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/// What a flood consists of, and how much of it has gone.
interface Content extends Counted {

    /// How many bytes have gone.
    long bytes();

    /// Makes a buffer what goes next.
    ///
    /// @param buffer from 0 to its limit
    /// @param ahead how many bytes go before it that have not gone yet
    void fill(ByteBuffer buffer, int ahead);

    /// Takes note of what has gone.
    ///
    /// @param bytes how many bytes, of datagrams whole ones
    void gone(long bytes);

    /// Says that this was all, and asks the sink what has come.
    ///
    /// @param patience how long the sink may take
    /// @return that, if the sink tells
    Optional<Figures> end(Socket socket, Duration patience);
}
