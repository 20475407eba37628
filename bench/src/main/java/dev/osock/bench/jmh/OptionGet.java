package dev.osock.bench.jmh;

import dev.osock.Socket;
import dev.osock.error.SocketException;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Type;
import dev.osock.option.Linger;
import dev.osock.option.SocketOptions;
import dev.osock.option.TcpOptions;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// Options of one number and of a structure.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class OptionGet {

    private final Socket socket = Opening.now(() -> Socket.open(Domain.INET, Type.STREAM, Protocol.TCP));

    /// Reads a flag.
    ///
    /// @return the flag
    /// @throws SocketException never
    @Benchmark
    public boolean flag() throws SocketException {
        return socket.getopt(TcpOptions.NODELAY);
    }

    /// Reads a structure.
    ///
    /// @return its record
    /// @throws SocketException never
    @Benchmark
    public Linger structure() throws SocketException {
        return socket.getopt(SocketOptions.LINGER);
    }

    /// Closes.
    ///
    /// @throws SocketException if it cannot
    @TearDown
    public void close() throws SocketException {
        socket.close();
    }
}
