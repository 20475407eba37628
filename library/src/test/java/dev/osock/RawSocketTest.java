package dev.osock;

import static dev.osock.testing.sockets.Bytes.random;
import static dev.osock.testing.sockets.Failing.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.address.SockaddrIn;
import dev.osock.error.Errno;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Support;
import dev.osock.kind.Type;
import dev.osock.message.Received;
import dev.osock.option.IcmpFilter;
import dev.osock.option.RawOptions;
import dev.osock.testing.Need;
import dev.osock.testing.Patience;
import dev.osock.testing.Requires;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.ThreadKind;
import java.nio.ByteBuffer;
import java.util.List;
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

    /// What a raw socket receives are two requests and their replies, if nothing is dropped.
    @Test
    void theKernelDropsTheTypesThatAreNotWanted() throws Exception {
        try (Socket all = Socket.open(Domain.INET, Type.RAW, Protocol.ICMP);
                Socket requests = Socket.open(Domain.INET, Type.RAW, Protocol.ICMP);
                Socket replies = Socket.open(Domain.INET, Type.RAW, Protocol.ICMP)) {
            assertThat(Platform.support(RawOptions.ICMP_FILTER)).isEqualTo(Support.YES);
            assertThat(all.getopt(RawOptions.ICMP_FILTER)).isEqualTo(IcmpFilter.NONE);
            requests.setopt(RawOptions.ICMP_FILTER, IcmpFilter.passing(ECHO_REQUEST));
            assertThat(requests.getopt(RawOptions.ICMP_FILTER)).isEqualTo(IcmpFilter.passing(ECHO_REQUEST));
            replies.setopt(RawOptions.ICMP_FILTER, IcmpFilter.dropping(ECHO_REQUEST));
            List<ByteBuffer> sent = List.of(echoRequest(), echoRequest());
            for (ByteBuffer request : sent) {
                all.sendto(request.duplicate(), SockaddrIn.loopback(0));
                assertThat(nextType(all, sent)).isEqualTo(ECHO_REQUEST);
                assertThat(nextType(all, sent)).isEqualTo(ECHO_REPLY);
                assertThat(nextType(requests, sent)).isEqualTo(ECHO_REQUEST);
                assertThat(nextType(replies, sent)).isEqualTo(ECHO_REPLY);
            }
        }
    }

    @Test
    void onlySocketsOfIcmpFilterTypes() throws Exception {
        try (Socket socket = Socket.open(Domain.INET, Type.RAW, Protocol.UDP)) {
            assertThat(reasonOf(() -> socket.getopt(RawOptions.ICMP_FILTER))).isEqualTo(Errno.EOPNOTSUPP);
            assertThat(reasonOf(() -> socket.setopt(RawOptions.ICMP_FILTER, IcmpFilter.NONE)))
                    .isEqualTo(Errno.EOPNOTSUPP);
        }
    }

    /// The type of the next message that is one of those sent, or the reply to one.
    private static byte nextType(Socket socket, List<ByteBuffer> sent) throws Exception {
        while (true) {
            ByteBuffer icmp = icmp(socket.within(Patience.seconds(5)).recv());
            if (sent.stream().anyMatch(request -> hasContentOf(request, icmp))) {
                return icmp.get(0);
            }
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
        ByteBuffer icmp = icmp(answer.data());
        return icmp.get(0) == ECHO_REPLY && hasContentOf(request, icmp);
    }

    /// The message behind the header of IP.
    private static ByteBuffer icmp(byte[] packet) {
        int header = (packet[0] & 0xF) * 4;
        return ByteBuffer.wrap(packet, header, packet.length - header).slice();
    }

    /// Whether all is the same behind type and checksum.
    private static boolean hasContentOf(ByteBuffer request, ByteBuffer icmp) {
        return icmp.remaining() > 4 && icmp.duplicate().position(4).equals(request.duplicate().position(4));
    }
}
