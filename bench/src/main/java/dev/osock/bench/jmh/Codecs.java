package dev.osock.bench.jmh;

import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.address.SockaddrIn6;
import dev.osock.internal.wire.ControlCodec;
import dev.osock.internal.wire.SockaddrCodec;
import dev.osock.message.ControlMessage;
import dev.osock.message.ControlTypes;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// Addresses and control messages to bytes and back, without a system call.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Codecs {

    private static final int ROOM = 256;

    private final MemorySegment memory = Arena.ofAuto().allocate(ROOM, 8);
    private final MemorySegment control = Arena.ofAuto().allocate(ROOM, 8);
    private final Sockaddr inet = SockaddrIn.loopback(7777);
    private final Sockaddr inet6 = SockaddrIn6.loopback(7777);
    private final List<ControlMessage> messages = List.of(ControlTypes.IP_TTL.of(64), ControlTypes.IP_TTL.of(65));
    private final long length = ControlCodec.encode(messages, control);

    /// An IPv4 address.
    ///
    /// @return an equal one
    @Benchmark
    public Sockaddr inetThereAndBack() {
        return SockaddrCodec.decode(memory, 0, SockaddrCodec.encode(inet, memory, 0));
    }

    /// An IPv6 address.
    ///
    /// @return an equal one
    @Benchmark
    public Sockaddr inet6ThereAndBack() {
        return SockaddrCodec.decode(memory, 0, SockaddrCodec.encode(inet6, memory, 0));
    }

    /// Two control messages.
    ///
    /// @return their length
    @Benchmark
    public long controlEncoded() {
        return ControlCodec.encode(messages, memory);
    }

    /// Two control messages.
    ///
    /// @return both
    @Benchmark
    public Object controlDecoded() {
        return ControlCodec.decode(control, length);
    }
}
