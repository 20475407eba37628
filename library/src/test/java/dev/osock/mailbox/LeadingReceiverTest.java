package dev.osock.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.osock.Attempt;
import dev.osock.Mailbox;
import dev.osock.SelectHandle;
import dev.osock.Socket;
import dev.osock.SocketMessage;
import dev.osock.SocketMessage.AbortMessage;
import dev.osock.SocketMessage.SelectMessage;
import dev.osock.testing.Patience;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import dev.osock.testing.sockets.ThreadKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A platform thread that receives from its mailbox, and waits for events in the place of the pollers.
@Bounded
class LeadingReceiverTest {

    private static final int MESSAGES = 2_000;

    private final Mailbox mailbox = Mailbox.create();
    private Pair pair;

    @BeforeEach
    void takePlace() throws Exception {
        pair = SocketKind.INET_STREAM.pair();
        select(mailbox, pair.near());
    }

    @AfterEach
    void close() throws Exception {
        mailbox.close();
        pair.close();
    }

    private static void select(Mailbox mailbox, Socket socket) throws Exception {
        assertThat(mailbox.call(() -> socket.nowait().recv())).isInstanceOf(Attempt.Select.class);
    }

    private Caller<SocketMessage> receiver() throws Exception {
        return Caller.waiting(ThreadKind.PLATFORM, (Callable<SocketMessage>) mailbox::receive);
    }

    @Test
    void itHearsOfItsSocket() throws Exception {
        var receiver = receiver();
        pair.far().send(new byte[1]);
        assertThat(receiver.result()).isInstanceOf(SelectMessage.class);
    }

    @Test
    void itHearsOfWhatNoPollerTells() throws Exception {
        var receiver = receiver();
        pair.near().close();
        assertThat(receiver.result()).isInstanceOf(AbortMessage.class);
    }

    @Test
    void anInterruptEndsIt() throws Exception {
        var receiver = receiver();
        receiver.interrupt();
        assertThatExceptionOfType(InterruptedException.class).isThrownBy(receiver::result);
    }

    @Test
    void theEndOfTheMailboxEndsIt() throws Exception {
        var receiver = receiver();
        mailbox.close();
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(receiver::result);
    }

    @Test
    void aTimeOutIsKept() throws Exception {
        var receiver = Caller.start(ThreadKind.PLATFORM, () -> {
            long begin = System.nanoTime();
            assertThat(mailbox.receive(Duration.ofMillis(30))).isEmpty();
            return System.nanoTime() - begin;
        });
        assertThat(receiver.result()).isGreaterThanOrEqualTo(30_000_000);
    }

    @Test
    void severalReceiversOfOneMailboxGetAMessageEach() throws Exception {
        try (Pair second = SocketKind.INET_STREAM.pair();
                Pair third = SocketKind.INET_STREAM.pair()) {
            select(mailbox, second.near());
            select(mailbox, third.near());
            var receivers = List.of(receiver(), receiver(), receiver());
            for (Pair each : List.of(pair, second, third)) {
                each.far().send(new byte[1]);
            }
            List<Socket> told = new ArrayList<>();
            for (var receiver : receivers) {
                told.add(receiver.result() instanceof SelectMessage(Socket socket, SelectHandle _) ? socket : null);
            }
            assertThat(told).containsExactlyInAnyOrder(pair.near(), second.near(), third.near());
        }
    }

    /// One leads, the others do not; all of them and the threads that wait on sockets must be told.
    @Test
    void loopsAndThreadsThatWaitAreAllServed() throws Exception {
        List<Caller<Void>> working = new ArrayList<>();
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Pair looped = SocketKind.INET_STREAM.pair();
            Pair waited = SocketKind.INET_STREAM.pair();
            pairs.add(looped);
            pairs.add(waited);
            working.add(Caller.start(ThreadKind.PLATFORM, () -> loop(looped.near())));
            working.add(Caller.start(ThreadKind.VIRTUAL, () -> wait(waited.near())));
            working.add(Caller.start(ThreadKind.VIRTUAL, () -> drive(looped.far())));
            working.add(Caller.start(ThreadKind.PLATFORM, () -> drive(waited.far())));
        }
        for (Caller<Void> each : working) {
            each.result();
        }
        for (Pair each : pairs) {
            each.close();
        }
    }

    private static Void loop(Socket socket) throws Exception {
        try (Mailbox own = Mailbox.create()) {
            for (int done = 0; done < MESSAGES;) {
                if (own.call(() -> socket.nowait().recv(1)) instanceof Attempt.Done<byte[]>(byte[] data)) {
                    socket.send(data);
                    done++;
                } else {
                    assertThat(own.receive(Patience.seconds(10))).isPresent();
                }
            }
        }
        return null;
    }

    private static Void wait(Socket socket) throws Exception {
        for (int done = 0; done < MESSAGES; done++) {
            socket.send(socket.recv(1));
        }
        return null;
    }

    private static Void drive(Socket socket) throws Exception {
        for (int done = 0; done < MESSAGES; done++) {
            socket.send(new byte[] {(byte) done});
            assertThat(socket.recv(1)).containsExactly(done);
        }
        return null;
    }

    /// A loop that is busy delivers for all, and is relieved when it does something else for long.
    @Test
    void othersAreToldWhileALoopThatLedIsBusy() throws Exception {
        try (Pair other = SocketKind.INET_STREAM.pair()) {
            var busy = Caller.start(ThreadKind.PLATFORM, () -> {
                for (int i = 0; i < 50; i++) {
                    pair.far().send(new byte[1]);
                    assertThat(mailbox.receive(Patience.seconds(10))).isPresent();
                    mailbox.call(() -> pair.near().recv());
                    select(mailbox, pair.near());
                }
                long end = System.nanoTime() + 2_000_000_000L;
                while (System.nanoTime() < end) {
                    Thread.onSpinWait();
                }
                return System.nanoTime();
            });
            var waiting = Caller.waiting(
                    ThreadKind.VIRTUAL, (Callable<byte[]>) () -> other.near().recv(1));
            Thread.sleep(500);
            other.far().send(new byte[] {5});
            assertThat(waiting.result()).containsExactly(5);
            assertThat(busy.isDone()).isFalse();
            busy.result();
        }
    }
}
