package dev.osock.mailbox;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.osock.Mailbox;
import dev.osock.SelectHandle;
import dev.osock.Socket;
import dev.osock.SocketMessage;
import dev.osock.SocketMessage.SelectMessage;
import dev.osock.nowait.OnThread;
import dev.osock.testing.Patience;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import dev.osock.testing.sockets.ThreadKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Taking messages out of a mailbox.
@Bounded
@OnThread
class ReceiveTest {

    private final Mailbox mailbox = Mailbox.create();
    private Pair pair;

    @BeforeEach
    void connect() throws Exception {
        pair = SocketKind.INET_DGRAM.pair();
    }

    @AfterEach
    void close() throws Exception {
        mailbox.close();
        pair.close();
    }

    /// Arms the handle and makes the socket ready, so that one more message comes.
    private SelectMessage message(SelectHandle handle) throws Exception {
        Socket socket = pair.near();
        int before = mailbox.size();
        mailbox.call(() -> socket.nowait(handle).recv());
        pair.far().send(new byte[1]);
        while (mailbox.size() == before) {
            Thread.sleep(1);
        }
        mailbox.call(() -> socket.nowait(handle).recv());
        return new SelectMessage(socket, handle);
    }

    private List<SelectMessage> messages(int count) throws Exception {
        List<SelectMessage> messages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            messages.add(message(SelectHandle.create()));
        }
        return messages;
    }

    @ParameterizedTest
    @EnumSource
    void messagesAreReceivedInTheOrderInWhichTheyCame(ThreadKind thread) throws Exception {
        List<SelectMessage> sent = messages(6);
        List<SocketMessage> received = new ArrayList<>();
        received.add(mailbox.receive());
        received.add(mailbox.poll().orElseThrow());
        received.add(mailbox.receive(Patience.seconds(1)).orElseThrow());
        received.add(mailbox.receive(ZERO).orElseThrow());
        received.add(mailbox.receive(sent.get(4).handle(), Patience.seconds(1)).orElseThrow());
        received.add(mailbox.receive(Duration.ofSeconds(Long.MAX_VALUE)).orElseThrow());
        assertThat(received).isEqualTo(sent);
        assertThat(mailbox.size()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void nothingComesInTimeFromAnEmptyMailbox(ThreadKind thread) throws Exception {
        assertThat(mailbox.poll()).isEmpty();
        assertThat(mailbox.receive(ZERO)).isEmpty();
        long start = System.nanoTime();
        assertThat(mailbox.receive(ofMillis(20))).isEmpty();
        assertThat(mailbox.receive(SelectHandle.create(), ofMillis(20))).isEmpty();
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(ofMillis(40).toNanos());
    }

    @ParameterizedTest
    @EnumSource
    void aSelectiveReceiveTakesTheMessagesOfItsHandleAndLeavesTheOthersInOrder(ThreadKind thread) throws Exception {
        SelectHandle wanted = SelectHandle.create();
        SelectMessage first = message(SelectHandle.create());
        SelectMessage second = message(wanted);
        SelectMessage third = message(SelectHandle.create());
        SelectMessage fourth = message(wanted);
        SelectMessage fifth = message(first.handle());
        assertThat(mailbox.receive(wanted, ZERO)).contains(second);
        assertThat(mailbox.receive(wanted, ZERO)).contains(fourth);
        assertThat(mailbox.receive(wanted, ZERO)).isEmpty();
        assertThat(mailbox.receive()).isEqualTo(first);
        assertThat(mailbox.receive()).isEqualTo(third);
        assertThat(mailbox.receive(first.handle(), ZERO)).contains(fifth);
        assertThat(mailbox.poll()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aReceiverIsWokenByAMessage(ThreadKind thread) throws Exception {
        var receiving = Caller.start(thread, () -> mailbox.receive());
        Thread.sleep(5);
        SelectHandle handle = SelectHandle.create();
        Socket socket = pair.near();
        mailbox.call(() -> socket.nowait(handle).recv());
        pair.far().send(new byte[1]);
        assertThat(receiving.result()).isEqualTo(new SelectMessage(socket, handle));
    }

    @ParameterizedTest
    @EnumSource
    void aSelectiveReceiverWaitsOnUntilItsOwnMessageComes(ThreadKind thread) throws Exception {
        SelectHandle wanted = SelectHandle.create();
        var receiving = Caller.start(thread, () -> mailbox.receive(wanted, Patience.seconds(10)));
        SelectMessage other = message(SelectHandle.create());
        Thread.sleep(5);
        assertThat(receiving.isDone()).isFalse();
        Socket socket = pair.near();
        mailbox.call(() -> socket.nowait(wanted).recv());
        pair.far().send(new byte[1]);
        assertThat(receiving.result()).contains(new SelectMessage(socket, wanted));
        assertThat(mailbox.receive()).isEqualTo(other);
    }

    @ParameterizedTest
    @EnumSource
    void severalReceiversGetOneMessageEach(ThreadKind thread) throws Exception {
        var first = Caller.start(thread, () -> mailbox.receive());
        var second = Caller.start(thread, () -> mailbox.receive());
        Thread.sleep(5);
        Socket socket = pair.near();
        SelectHandle reading = SelectHandle.create();
        mailbox.call(() -> socket.nowait(reading).recv());
        mailbox.call(() -> socket.monitor());
        socket.close();
        assertThat(List.of(first.result(), second.result()))
                .extracting(SocketMessage::socket)
                .containsExactly(socket, socket);
        assertThat(mailbox.size()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void anInterruptEndsAReceiveThatWaits(ThreadKind thread) throws Exception {
        var receiving = Caller.start(thread, () -> mailbox.receive());
        Thread.sleep(5);
        receiving.interrupt();
        assertThatExceptionOfType(InterruptedException.class).isThrownBy(receiving::result);
        var selective = Caller.start(thread, () -> mailbox.receive(SelectHandle.create(), Patience.seconds(10)));
        Thread.sleep(5);
        selective.interrupt();
        assertThatExceptionOfType(InterruptedException.class).isThrownBy(selective::result);
    }

    @ParameterizedTest
    @EnumSource
    void anInterruptedThreadReceivesWhatIsThereAndDoesNotWait(ThreadKind thread) throws Exception {
        SelectMessage message = message(SelectHandle.create());
        Thread.currentThread().interrupt();
        assertThat(mailbox.receive()).isEqualTo(message);
        assertThat(mailbox.poll()).isEmpty();
        assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> mailbox.receive(Patience.seconds(10)));
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void aNegativeTimeIsRefused(ThreadKind thread) {
        assertThatIllegalArgumentException().isThrownBy(() -> mailbox.receive(ofMillis(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> mailbox.receive(SelectHandle.create(), ofMillis(-1)));
    }

    @ParameterizedTest
    @EnumSource
    void anyThreadMayReceiveForAnyMailbox(ThreadKind thread) throws Exception {
        SelectMessage message = message(SelectHandle.create());
        assertThat(Caller.start(thread, () -> mailbox.receive()).result()).isEqualTo(message);
    }
}
