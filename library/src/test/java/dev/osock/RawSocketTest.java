package dev.osock;

import static dev.osock.testing.sockets.Bytes.random;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.address.SockaddrIn;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Type;
import dev.osock.message.Received;
import dev.osock.testing.Need;
import dev.osock.testing.Patience;
import dev.osock.testing.Requires;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.ThreadKind;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Bounded
@Requires(Need.ROOT)
class RawSocketTest {

    private static final byte ECHO_REPLY = 0;
    private static final byte ECHO_REQUEST = 8;

    @ParameterizedTest
    @EnumSource
    void kernelAnswersAPing(ThreadKind thread) throws Exception {
        try (Socket socket = Socket.open(Domain.INET, Type.RAW, Protocol.ICMP)) {
            ByteBuffer request = echoRequest();
            var pinging = Caller.start(thread, () -> {
                socket.sendto(request.duplicate(), SockaddrIn.loopback(0));
                Received answer = socket.within(Patience.seconds(5)).recvfrom();
                while (!isReplyTo(request, answer)) { // raw sockets also see the request, and everybody else's
                    answer = socket.within(Patience.seconds(5)).recvfrom();
                }
                return answer.source();
            });
            assertThat(pinging.result()).isEqualTo(SockaddrIn.loopback(0));
        }
    }

    @Test
    void protocolIsThePortOfTheName() throws Exception {
        try (Socket socket = Socket.open(Domain.INET, Type.RAW, Protocol.ICMP)) {
            assertThat(socket.sockname()).isEqualTo(SockaddrIn.any(1));
            assertThat(socket).hasToString("inet/raw/icmp (fd " + socket.openSocket.fd() + ")");
        }
    }

    private static ByteBuffer echoRequest() {
        ByteBuffer packet = ByteBuffer.allocate(40);
        packet.put(ECHO_REQUEST).put((byte) 0).putShort((short) 0).put(random(36)).flip();
        int sum = 0;
        for (int i = 0; i < packet.limit(); i += 2) {
            sum += Short.toUnsignedInt(packet.getShort(i));
        }
        sum = (sum & 0xFFFF) + (sum >>> 16);
        return packet.putShort(2, (short) ~(sum + (sum >>> 16)));
    }

    private static boolean isReplyTo(ByteBuffer request, Received answer) {
        ByteBuffer packet = ByteBuffer.wrap(answer.data());
        ByteBuffer icmp = packet.slice((packet.get(0) & 0xF) * 4, packet.limit() - (packet.get(0) & 0xF) * 4);
        return icmp.get(0) == ECHO_REPLY && icmp.position(4).equals(request.duplicate().position(4));
    }
}
