package dev.osock.internal.verb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.error.Errno;
import dev.osock.error.SocketErrnoException;
import dev.osock.error.SocketTimeoutException;
import dev.osock.internal.socket.OpenSocket;
import dev.osock.internal.socket.Opening;
import dev.osock.internal.verb.Connecting;
import dev.osock.internal.verb.Naming;
import dev.osock.internal.verb.Options;
import dev.osock.internal.verb.Receiving;
import dev.osock.internal.verb.Sending;
import dev.osock.internal.wait.Timeout;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;
import dev.osock.message.MsgFlags;
import dev.osock.option.IpOptions;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A descriptor can stay ready, as poll(2) sees it, although an attempt would block. A platform thread must sleep all the
/// same.
@org.junit.jupiter.api.Timeout(20)
class MisleadingReadinessTest {

    private static final long WAIT = 400_000_000;

    private OpenSocket socket;

    @BeforeEach
    void open() throws Exception {
        socket = Opening.open(Domain.INET.number(), Type.DGRAM.number(), 0, Function.identity());
        Naming.bind(socket, SockaddrIn.loopback(0));
    }

    @AfterEach
    void close() throws Exception {
        socket.close();
    }

    @Test
    void aReceiveSleepsWhileOnlyTheErrorQueueHasSomething() throws Exception {
        Options.set(socket, IpOptions.RECVERR, true);
        Connecting.connect(socket, unusedAddress(), Timeout.NEVER);
        Sending.send(socket, ByteBuffer.wrap(new byte[1]), null, 0, Timeout.NEVER);
        assertThatExceptionOfType(SocketErrnoException.class)
                .isThrownBy(() -> Receiving.recv(socket, 1, 0, Timeout.of(WAIT)))
                .matches(refused -> refused.errno().equals(Errno.ECONNREFUSED));

        assertSleeps(0);
    }

    @Test
    void aReceiveFromTheErrorQueueSleepsWhileOnlyDataIsThere() throws Exception {
        Connecting.connect(socket, Naming.sockname(socket), Timeout.NEVER);
        Sending.send(socket, ByteBuffer.wrap(new byte[1]), null, 0, Timeout.NEVER);

        assertSleeps(MsgFlags.ERRQUEUE.bits());

        assertThat(Receiving.recv(socket, 1, 0, Timeout.of(WAIT))).hasSize(1);
    }

    private void assertSleeps(int flags) {
        assertThat(Thread.currentThread().isVirtual()).isFalse();
        var threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        assertThatExceptionOfType(SocketTimeoutException.class)
                .isThrownBy(() -> Receiving.recv(socket, 1, flags, Timeout.of(WAIT)));
        assertThat(threads.getCurrentThreadCpuTime() - start).isLessThan(WAIT / 4);
    }

    private static Sockaddr unusedAddress() throws Exception {
        OpenSocket other = Opening.open(Domain.INET.number(), Type.DGRAM.number(), 0, Function.identity());
        Naming.bind(other, SockaddrIn.loopback(0));
        Sockaddr address = Naming.sockname(other);
        other.close();
        return address;
    }
}
