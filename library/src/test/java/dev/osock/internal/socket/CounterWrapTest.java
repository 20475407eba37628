package dev.osock.internal.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.osock.address.SockaddrIn;
import dev.osock.error.SocketErrnoException;
import dev.osock.internal.call.Counters;
import dev.osock.internal.lane.Asking;
import dev.osock.internal.mailbox.MailboxState;
import dev.osock.internal.mailbox.SocketMessageState;
import dev.osock.internal.socket.OpenSocket;
import dev.osock.internal.socket.Opening;
import dev.osock.internal.verb.Connecting;
import dev.osock.internal.verb.Naming;
import dev.osock.internal.verb.Receiving;
import dev.osock.internal.verb.Sending;
import dev.osock.internal.wait.Timeout;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;
import dev.osock.testing.Patience;
import java.nio.ByteBuffer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What happens when a counter goes beyond its 64 bits: here they start just before.
@org.junit.jupiter.api.Timeout(20)
class CounterWrapTest {

    private static final Timeout LIMIT = Timeout.of(Patience.seconds(10).toNanos());
    private static final long LAST = -1;

    private final MailboxState owner = new MailboxState();
    private final Object face = new Object();
    private OpenSocket socket;

    @BeforeEach
    void openSocketThatSendsToItself() throws Exception {
        socket = owner.bind()
                .call(() -> Opening.open(Domain.INET.number(), Type.DGRAM.number(), 0, Function.identity()));
        socket.face(face);
        Naming.bind(socket, SockaddrIn.loopback(0));
        Connecting.connect(socket, Naming.sockname(socket), LIMIT);
    }

    @AfterEach
    void close() throws Exception {
        socket.close();
    }

    private void informOnWrap(boolean wanted) {
        OpenSocket changed = socket;
        synchronized (changed) {
            changed.settings(changed.settings().withIow(wanted));
        }
    }

    private void startAt(String counter, long value) {
        socket.read().setCounter(Counters.Subject.READ, counter, value);
        socket.write().setCounter(Counters.Subject.WRITE, counter, value);
    }

    private long counter(String name) {
        return socket.snapshot().counters().byOtpName().getOrDefault(name, 0L);
    }

    private void sendAndReceive(int size) throws Exception {
        Sending.send(socket, ByteBuffer.allocate(size), null, 0, LIMIT);
        Receiving.recv(socket, 0, 0, LIMIT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"read_tries", "read_pkg", "read_byte", "write_tries", "write_pkg", "write_byte"})
    void aCounterBeginsAgainAtZeroAndTheOwnerIsToldIfItWants(String counter) throws Exception {
        informOnWrap(true);
        startAt(counter, LAST);
        sendAndReceive(3);
        assertThat(counter(counter)).isEqualTo(counter.endsWith("byte") ? 2 : 0);
        assertThat(owner.receive(null, 0)).isEqualTo(new SocketMessageState.CounterWrap(face, counter));
        sendAndReceive(3);
        assertThat(owner.receive(null, 0)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"read_tries", "read_pkg", "read_byte", "write_tries", "write_pkg", "write_byte"})
    void nobodyIsToldUnlessItIsWanted(String counter) throws Exception {
        informOnWrap(false);
        startAt(counter, LAST);
        sendAndReceive(3);
        assertThat(counter(counter)).isEqualTo(counter.endsWith("byte") ? 2 : 0);
        assertThat(owner.receive(null, 0)).isNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 100, Long.MAX_VALUE - 2, Long.MIN_VALUE, -4})
    void countersAreUnsignedAndTheOwnerIsToldOfNothingElse(long start) throws Exception {
        informOnWrap(true);
        startAt("read_byte", start);
        sendAndReceive(3);
        assertThat(counter("read_byte")).isEqualTo(start + 3);
        assertThat(owner.receive(null, 0)).isNull();
    }

    @Test
    void waitsWrapToo() throws Exception {
        informOnWrap(true);
        startAt("read_waits", LAST);
        var caller = new MailboxState();
        caller.bind().call(() -> Receiving.recv(socket, 0, 0, new Asking(face, null)));
        assertThat(owner.receive(null, 0)).isEqualTo(new SocketMessageState.CounterWrap(face, "read_waits"));
        assertThat(counter("read_waits")).isZero();
        caller.end();
    }

    @Test
    void failuresWrapToo() throws Exception {
        informOnWrap(true);
        startAt("write_fails", LAST);
        assertThatExceptionOfType(SocketErrnoException.class)
                .isThrownBy(() -> Sending.send(socket, ByteBuffer.allocate(100_000), null, 0, LIMIT));
        assertThat(owner.receive(null, 0)).isEqualTo(new SocketMessageState.CounterWrap(face, "write_fails"));
        assertThat(counter("write_fails")).isZero();
    }

    @Test
    void theLargestPackageNeverWraps() throws Exception {
        informOnWrap(true);
        startAt("read_pkg_max", Long.MAX_VALUE);
        sendAndReceive(3);
        assertThat(counter("read_pkg_max")).isEqualTo(Long.MAX_VALUE);
        assertThat(owner.receive(null, 0)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"acc_tries", "acc_waits"})
    void theCountersOfAcceptsWrapToo(String counter) throws Exception {
        OpenSocket listener = owner.bind()
                .call(() -> Opening.open(Domain.INET.number(), Type.STREAM.number(), 0, Function.identity()));
        listener.face(face);
        Naming.listen(listener, 1);
        synchronized (listener) {
            listener.settings(listener.settings().withIow(true));
        }
        var caller = new MailboxState();
        caller.bind().call(() -> Connecting.accept(listener, new Asking(face, null), Function.identity()));
        listener.read().setCounter(Counters.Subject.ACCEPT, counter, LAST);
        caller.bind().call(() -> Connecting.accept(listener, new Asking(face, null), Function.identity()));
        assertThat(owner.receive(null, 0)).isEqualTo(new SocketMessageState.CounterWrap(face, counter));
        caller.end();
        listener.close();
    }
}
