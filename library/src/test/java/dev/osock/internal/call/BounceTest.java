package dev.osock.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.address.SockaddrIn;
import dev.osock.address.SockaddrUn;
import dev.osock.internal.call.BounceBuffer;
import dev.osock.internal.socket.OpenSocket;
import dev.osock.internal.socket.Opening;
import dev.osock.internal.verb.Connecting;
import dev.osock.internal.verb.Naming;
import dev.osock.internal.verb.Receiving;
import dev.osock.internal.verb.Sending;
import dev.osock.internal.wait.Timeout;
import dev.osock.kind.Domain;
import dev.osock.kind.Shutdown;
import dev.osock.kind.Type;
import dev.osock.message.MsgFlags;
import dev.osock.testing.Patience;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The memory that bytes pass through is shared by all sockets, one after the other. What one leaves there must not come
/// out of another.
@org.junit.jupiter.api.Timeout(20)
class BounceTest {

    private static final Timeout LIMIT = Timeout.of(Patience.seconds(10).toNanos());
    private static final byte SECRET = 0x5E;
    private static final int TRUNC = MsgFlags.TRUNC.bits();
    private static final int PEEK = MsgFlags.PEEK.bits();

    private OpenSocket near;
    private OpenSocket far;
    private OpenSocket datagrams;

    @BeforeEach
    void connectAndLeaveSecretsInEveryPooledBounce() throws Exception {
        OpenSocket listener = Opening.open(Domain.INET.number(), Type.STREAM.number(), 0, Function.identity());
        Naming.bind(listener, SockaddrIn.loopback(0));
        Naming.listen(listener, 1);
        near = Opening.open(Domain.INET.number(), Type.STREAM.number(), 0, Function.identity());
        Connecting.connect(near, Naming.sockname(listener), LIMIT);
        far = Connecting.accept(listener, LIMIT, Function.identity());
        listener.close();
        datagrams = Opening.open(Domain.LOCAL.number(), Type.DGRAM.number(), 0, Function.identity());
        Naming.bind(datagrams, SockaddrUn.unnamed());
        Connecting.connect(datagrams, Naming.sockname(datagrams), LIMIT);
        leaveSecrets();
    }

    @AfterEach
    void close() throws Exception {
        near.close();
        far.close();
        datagrams.close();
    }

    private static void leaveSecrets() {
        var bounces = new BounceBuffer[100];
        for (int i = 0; i < bounces.length; i++) {
            bounces[i] = BounceBuffer.take(BounceBuffer.SIZE);
            for (int at = 0; at < BounceBuffer.SIZE; at++) {
                bounces[i].bytes().put(at, SECRET);
            }
        }
        for (BounceBuffer bounce : bounces) {
            bounce.give();
        }
    }

    @Test
    void truncOnAStreamReportsBytesTheKernelNeverWroteAndTheyAreZero() throws Exception {
        Sending.send(far, ByteBuffer.wrap(new byte[] {1, 2, 3, 4}), null, 0, LIMIT);
        assertThat(Receiving.recv(near, 0, TRUNC, LIMIT)).containsExactly(0, 0, 0, 0);

        Sending.send(far, ByteBuffer.wrap(new byte[] {1, 2, 3, 4}), null, 0, LIMIT);
        ByteBuffer buffer = ByteBuffer.allocate(16);
        assertThat(Receiving.recv(near, buffer, TRUNC, LIMIT)).isEqualTo(4);
        assertThat(buffer.array()).containsOnly(0);
    }

    @Test
    void truncOnAStreamOfJustSoManyBytesHasNoSecretsEither() throws Exception {
        Sending.send(far, ByteBuffer.wrap(new byte[100_000]), null, 0, LIMIT);
        assertThat(Receiving.recv(near, 100_000, TRUNC, LIMIT)).hasSize(100_000).containsOnly(0);
    }

    @Test
    void truncOnADatagramGivesWhatFitsAndNothingBeyond() throws Exception {
        byte[] message = new byte[2000];
        Arrays.fill(message, (byte) 7);
        Sending.send(datagrams, ByteBuffer.wrap(message), null, 0, LIMIT);
        leaveSecrets();
        assertThat(Receiving.recv(datagrams, 10, TRUNC | PEEK, LIMIT)).hasSize(10).containsOnly(7);
        ByteBuffer buffer = ByteBuffer.allocate(20).limit(10);
        Receiving.recvfrom(datagrams, buffer, TRUNC, LIMIT);
        assertThat(buffer.position()).isEqualTo(10);
        assertThat(Arrays.copyOf(buffer.array(), 10)).containsOnly(7);
        assertThat(Arrays.copyOfRange(buffer.array(), 10, 20)).containsOnly(0);
    }

    @Test
    void aShortReadTouchesOnlyAsMuchOfTheBufferAsItReports() throws Exception {
        Sending.send(far, ByteBuffer.wrap(new byte[] {1, 2, 3}), null, 0, LIMIT);
        leaveSecrets();
        ByteBuffer buffer = ByteBuffer.allocate(100).position(10);
        assertThat(Receiving.recv(near, buffer, 0, LIMIT)).isEqualTo(3);
        assertThat(buffer.position()).isEqualTo(13);
        byte[] expected = new byte[100];
        expected[10] = 1;
        expected[11] = 2;
        expected[12] = 3;
        assertThat(buffer.array()).isEqualTo(expected);
    }

    @Test
    void aSmallSendAfterALargeOneSendsOnlyItsOwnBytes() throws Exception {
        Sending.send(far, ByteBuffer.wrap(new byte[] {9, 8, 7, 6}, 1, 2), null, 0, LIMIT);
        Naming.shutdown(far, Shutdown.WRITE);
        ByteBuffer all = ByteBuffer.allocate(100);
        Receiving.recv(near, all, 0, LIMIT);
        assertThat(Arrays.copyOf(all.array(), all.position())).containsExactly(8, 7);
    }

    @Test
    void aMessageLargerThanAPooledBouncePassesWhole() throws Exception {
        byte[] message = new byte[BounceBuffer.SIZE + 1000];
        Arrays.fill(message, (byte) 3);
        Sending.send(datagrams, ByteBuffer.wrap(message), null, 0, LIMIT);
        assertThat(Receiving.recv(datagrams, message.length, 0, LIMIT)).isEqualTo(message);
    }
}
