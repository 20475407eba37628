package dev.osock.bench.jmh;

import dev.osock.ReceivedMsg;
import dev.osock.Socket;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.error.SocketException;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;
import dev.osock.message.ControlTypes;
import dev.osock.message.Msg;
import dev.osock.message.MsgFlags;
import dev.osock.option.IpOptions;
import dev.osock.option.Tos;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// Datagrams with an address that goes and comes, and with control messages.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DatagramCalls {

    private static final int SIZE = 64;
    private static final int CONTROL = 256;

    private final ByteBuffer buffer = ByteBuffer.allocateDirect(SIZE);
    private final Socket plain = Opening.now(DatagramCalls::bound);
    private final Socket told = Opening.now(DatagramCalls::telling);
    private final Sockaddr toPlain = Opening.now(plain::sockname);
    private final Msg message = Msg.of(buffer)
            .to(Opening.now(told::sockname))
            .with(ControlTypes.IP_TTL.of(9), ControlTypes.IP_TOS.of(Tos.LOWDELAY));

    private static Socket bound() throws SocketException {
        Socket socket = Socket.open(Domain.INET, Type.DGRAM);
        socket.bind(SockaddrIn.loopback(0));
        return socket;
    }

    private static Socket telling() throws SocketException {
        Socket socket = bound();
        socket.setopt(IpOptions.RECVTTL, true);
        socket.setopt(IpOptions.RECVTOS, true);
        socket.setopt(IpOptions.PKTINFO, true);
        return socket;
    }

    /// Sends to an address, and receives with the source's.
    ///
    /// @return the source
    /// @throws SocketException never
    @Benchmark
    public Sockaddr sendtoAndRecvfrom() throws SocketException {
        told.sendto(buffer.clear(), toPlain);
        return plain.recvfrom(buffer.clear());
    }

    /// Sends two control messages, and receives three.
    ///
    /// @return how many came
    /// @throws SocketException never
    @Benchmark
    public int sendmsgAndRecvmsg() throws SocketException {
        buffer.clear();
        plain.sendmsg(message);
        buffer.clear();
        try (ReceivedMsg got = told.recvmsg(List.of(buffer), CONTROL, MsgFlags.NONE)) {
            return got.ctrl().size();
        }
    }

    /// Closes.
    ///
    /// @throws SocketException if it cannot
    @TearDown
    public void close() throws SocketException {
        plain.close();
        told.close();
    }
}
