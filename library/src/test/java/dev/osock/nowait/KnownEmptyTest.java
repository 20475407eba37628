package dev.osock.nowait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.osock.Attempt;
import dev.osock.Mailbox;
import dev.osock.Socket;
import dev.osock.error.Reason;
import dev.osock.error.SocketException;
import dev.osock.message.MsgFlags;
import dev.osock.testing.Patience;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import dev.osock.testing.sockets.ThreadKind;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Receives that are not made because they would find nothing: whatever comes is found all the same.
@Bounded
class KnownEmptyTest {

    private static final Duration LONG = Patience.seconds(10);
    private static final int ENOUGH = 50;

    private final Mailbox mailbox = Mailbox.create();
    private final ByteBuffer room = ByteBuffer.allocate(1024);
    private Pair pair;

    @BeforeEach
    void connect() throws Exception {
        pair = SocketKind.INET_STREAM.pair();
    }

    @AfterEach
    void close() throws Exception {
        mailbox.close();
        pair.close();
    }

    private Attempt<Integer> ask() throws SocketException {
        return mailbox.call(() -> pair.near().nowait().recv(room.clear()));
    }

    /// Receives as loops do: all there is, and then once more, to be told.
    private byte[] next() throws Exception {
        var all = new ByteArrayOutputStream();
        while (true) {
            switch (ask()) {
                case Attempt.Done<Integer> _ -> all.write(room.array(), 0, room.position());
                case Attempt.Select<Integer> _ -> {
                    if (all.size() > 0) {
                        return all.toByteArray();
                    }
                    assertThat(mailbox.receive(LONG)).isPresent();
                }
                case Attempt.Pending<Integer> _ -> fail("there are no parts");
            }
        }
    }

    private void learn() throws Exception {
        for (int i = 0; i < ENOUGH; i++) {
            pair.far().send(new byte[] {(byte) i});
            assertThat(next()).containsExactly(i);
        }
    }

    @Test
    void theEndOfTheStreamThatComesWithTheLastBytesIsFound() throws Exception {
        learn();
        pair.far().send(new byte[] {1, 2, 3});
        pair.endOfFar();
        assertThat(upToTheEnd()).containsExactly(1, 2, 3);
    }

    @Test
    void theEndOfTheStreamThatComesLaterIsFound() throws Exception {
        learn();
        pair.far().send(new byte[] {1, 2, 3});
        assertThat(next()).containsExactly(1, 2, 3);
        pair.endOfFar();
        assertThat(upToTheEnd()).isEmpty();
    }

    private byte[] upToTheEnd() throws Exception {
        var all = new ByteArrayOutputStream();
        try {
            while (true) {
                switch (ask()) {
                    case Attempt.Done<Integer> _ -> all.write(room.array(), 0, room.position());
                    case Attempt.Select<Integer> _ -> assertThat(mailbox.receive(LONG)).isPresent();
                    case Attempt.Pending<Integer> _ -> fail("there are no parts");
                }
            }
        } catch (SocketException end) {
            assertThat(end.reason()).isEqualTo(Reason.Closed.BY_PEER);
            return all.toByteArray();
        }
    }

    @Test
    void bytesBehindUrgentOnesAreFound() throws Exception {
        learn();
        for (int i = 0; i < 20; i++) {
            pair.far().send("ab".getBytes(StandardCharsets.US_ASCII));
            pair.far().send("!".getBytes(StandardCharsets.US_ASCII), MsgFlags.OOB);
            pair.far().send("cd".getBytes(StandardCharsets.US_ASCII));
            var all = new StringBuilder();
            while (all.length() < 4) {
                all.append(new String(next(), StandardCharsets.US_ASCII));
            }
            assertThat(all).hasToString("abcd");
        }
    }

    @Test
    void aResetIsFound() throws Exception {
        learn();
        pair.resetByFar();
        try {
            next();
            fail("no reset was found");
        } catch (SocketException reset) {
            assertThat(reset.reason()).isNotEqualTo(Reason.Closed.LOCALLY);
        }
    }

    /// What is sent between the last receive and the next is there, or will be told of.
    @ParameterizedTest
    @EnumSource
    void nothingIsEverMissed(ThreadKind thread) throws Exception {
        Socket near = pair.near();
        int count = 20_000;
        var sender = Caller.start(ThreadKind.PLATFORM, () -> {
            for (int i = 0; i < count; i++) {
                pair.far().send(new byte[] {(byte) i});
                for (int pause = i % 100; pause > 0; pause--) {
                    Thread.onSpinWait();
                }
            }
            return (Void) null;
        });
        var receiver = Caller.start(thread, () -> {
            ByteBuffer own = ByteBuffer.allocateDirect(4096);
            for (int got = 0; got < count;) {
                near.within(LONG).recv(own.clear());
                own.flip();
                while (own.hasRemaining()) {
                    assertThat(own.get()).isEqualTo((byte) got++);
                }
            }
            return (Void) null;
        });
        receiver.result();
        sender.result();
    }
}
