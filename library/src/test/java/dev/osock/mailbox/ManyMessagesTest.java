package dev.osock.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.Mailbox;
import dev.osock.Monitor;
import dev.osock.SelectHandle;
import dev.osock.Socket;
import dev.osock.SocketMessage.DownMessage;
import dev.osock.SocketMessage.SelectMessage;
import dev.osock.internal.mailbox.MailboxState;
import dev.osock.internal.mailbox.SelectHandleState;
import dev.osock.internal.mailbox.SocketMessageState;
import dev.osock.nowait.Party;
import dev.osock.testing.Patience;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// A mailbox in which very many messages wait.
@Bounded
class ManyMessagesTest {

    private static final int MANY = 100_000;
    private static final int ROUNDS = 2_000;
    private static final Object SOCKET = new Object();

    @Test
    void doNotSlowASelectiveReceiveForAFreshHandle() throws Exception {
        var few = new MailboxState();
        var many = new MailboxState();
        List<SelectHandleState> handles = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            var handle = new SelectHandleState();
            handles.add(handle);
            many.deliver(new SocketMessageState.Select(SOCKET, handle));
        }
        long best = Long.MAX_VALUE;
        long bestOfMany = Long.MAX_VALUE;
        for (int i = 0; i < 20; i++) {
            best = Math.min(best, time(few));
            bestOfMany = Math.min(bestOfMany, time(many));
        }
        assertThat(bestOfMany).as("%d ns with few messages", best).isLessThan(best * 20);

        for (SelectHandleState handle : handles.reversed()) {
            assertThat(many.receive(handle, 0)).isEqualTo(new SocketMessageState.Select(SOCKET, handle));
        }
        assertThat(many.size()).isZero();
    }

    private static long time(MailboxState inbox) throws InterruptedException {
        long start = System.nanoTime();
        for (int i = 0; i < ROUNDS; i++) {
            var handle = new SelectHandleState();
            var signal = new SocketMessageState.Select(SOCKET, handle);
            assertThat(inbox.receive(handle, 0)).isNull();
            inbox.deliver(signal);
            assertThat(inbox.receive(handle, 0)).isSameAs(signal);
        }
        return System.nanoTime() - start;
    }

    @Test
    void areAllReceivedAfterTheOneThatWasWanted() throws Exception {
        try (Pair pair = SocketKind.INET_DGRAM.pair(); Party a = new Party()) {
            Socket monitored = SocketKind.INET_DGRAM.open();
            Mailbox mailbox = a.mailbox();
            Set<Monitor> expected = new HashSet<>();
            mailbox.run(() -> {
                for (int i = 0; i < MANY; i++) {
                    expected.add(monitored.monitor());
                }
            });
            monitored.close();
            assertThat(mailbox.size()).isEqualTo(MANY);
            Socket socket = pair.near();
            SelectHandle handle = SelectHandle.create();
            a.selects(() -> socket.nowait(handle).recv());
            pair.far().send(new byte[1]);
            assertThat(mailbox.receive(handle, Patience.seconds(5))).contains(new SelectMessage(socket, handle));
            Set<Monitor> received = new HashSet<>();
            while (mailbox.poll().orElse(null) instanceof DownMessage down) {
                received.add(down.monitor());
            }
            assertThat(received).isEqualTo(expected);
        }
    }
}
