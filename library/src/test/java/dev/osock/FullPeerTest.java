package dev.osock;

import static dev.osock.testing.sockets.Bytes.bytes;
import static dev.osock.testing.sockets.Bytes.text;
import static dev.osock.testing.sockets.Failing.reasonOf;
import static java.time.Duration.ZERO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.address.Sockaddr;
import dev.osock.error.Errno;
import dev.osock.error.Reason;
import dev.osock.error.SocketTimeoutException;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.SocketKind;
import dev.osock.testing.sockets.ThreadKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Local datagrams are not lost: a sender waits for a receiver whose queue is full.
@Bounded
class FullPeerTest {

    @ParameterizedTest
    @EnumSource
    void unconnectedSenderWaitsForRoomAndNothingIsLost(ThreadKind thread) throws Exception {
        SocketKind kind = SocketKind.ABSTRACT_DGRAM;
        try (Socket filler = kind.open(); Socket sender = kind.open(); Socket receiver = kind.bound()) {
            Sockaddr address = receiver.sockname();
            int count = 0;
            while (sends(filler, address, count)) {
                count++;
            }
            String last = Integer.toString(count);
            var waiting = Caller.waiting(thread, () -> sender.sendto(bytes(last), address));
            Thread.sleep(30);
            assertThat(waiting.isDone()).isFalse();
            for (int i = 0; i <= count; i++) {
                assertThat(text(receiver.recv())).isEqualTo(Integer.toString(i));
            }
            assertThat(waiting.result()).isEqualTo(last.length());
        }
    }

    @ParameterizedTest
    @EnumSource
    void senderThatWaitsForOnePeerHoldsUpThoseForOthers(ThreadKind thread) throws Exception {
        SocketKind kind = SocketKind.LOCAL_DGRAM;
        try (Socket sender = kind.open(); Socket full = kind.bound(); Socket empty = kind.bound()) {
            Sockaddr address = full.sockname();
            while (sends(sender, address, 0)) {
                // until it is full
            }
            var waiting = Caller.waiting(thread, () -> sender.sendto(bytes("last"), address));
            assertThat(reasonOf(() -> sender.within(ZERO).sendto(bytes("x"), empty.sockname())))
                    .isEqualTo(Reason.Timeout.TIMEOUT);
            var next = Caller.waiting(thread, () -> sender.sendto(bytes("next"), empty.sockname()));
            full.recv();
            waiting.result();
            next.result();
            assertThat(empty.recv()).isEqualTo(bytes("next"));
        }
    }

    @ParameterizedTest
    @EnumSource
    @SuppressWarnings("try") // to close early is the point
    void senderIsRefusedWhenTheFullPeerCloses(ThreadKind thread) throws Exception {
        SocketKind kind = SocketKind.LOCAL_DGRAM;
        try (Socket sender = kind.open(); Socket full = kind.bound()) {
            Sockaddr address = full.sockname();
            while (sends(sender, address, 0)) {
                // until it is full
            }
            var waiting = Caller.waiting(thread, () -> sender.sendto(bytes("last"), address));
            full.close();
            assertThat(waiting.failure().reason()).isEqualTo(Errno.ECONNREFUSED);
        }
    }

    @ParameterizedTest
    @EnumSource
    @SuppressWarnings("try") // to close early is the point
    void connectedSenderIsRefusedWhenTheFullPeerCloses(ThreadKind thread) throws Exception {
        SocketKind kind = SocketKind.ABSTRACT_DGRAM;
        try (Socket sender = kind.open(); Socket full = kind.bound()) {
            sender.connect(full.sockname());
            while (sends(sender, full.sockname(), 0)) {
                // until it is full
            }
            var waiting = Caller.waiting(thread, () -> sender.send(bytes("last")));
            full.close();
            assertThat(waiting.failure().reason()).isEqualTo(Errno.ECONNREFUSED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void connectedSenderWaitsForRoom(ThreadKind thread) throws Exception {
        SocketKind kind = SocketKind.LOCAL_DGRAM;
        try (Socket sender = kind.open(); Socket receiver = kind.bound()) {
            sender.connect(receiver.sockname());
            for (int round = 0; round < 3; round++) {
                int count = 0;
                while (sends(sender, receiver.sockname(), count)) {
                    count++;
                }
                String last = Integer.toString(count);
                var waiting = Caller.waiting(thread, () -> sender.send(bytes(last)));
                for (int i = 0; i <= count; i++) {
                    assertThat(text(receiver.recv())).isEqualTo(Integer.toString(i));
                }
                assertThat(waiting.result()).isEqualTo(last.length());
            }
        }
    }

    private static boolean sends(Socket sender, Sockaddr to, int number) throws Exception {
        try {
            sender.within(ZERO).sendto(bytes(Integer.toString(number)), to);
            return true;
        } catch (SocketTimeoutException full) {
            return false;
        }
    }
}
