package dev.osock.stress;

import static dev.osock.testing.sockets.Bytes.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.Descriptor;
import dev.osock.Socket;
import dev.osock.address.SockaddrUn;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;
import dev.osock.testing.Patience;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Descriptors go to another virtual machine over and over: they work there, and none is left behind on either side.
/// `-Dosock.stress.passes=…` for more.
class DescriptorPassingTest {

    private static final int PASSES = Integer.getInteger("osock.stress.passes", 100_000);

    @Test
    @Timeout(120)
    void noneIsLeftBehindOnEitherSide() throws Exception {
        String name = "osock-passing-" + ProcessHandle.current().pid();
        try (Socket listener = Socket.open(Domain.LOCAL, Type.SEQPACKET);
                Fork other = Fork.start(DescriptorReceiver.class);
                Pair passed = SocketKind.INET_STREAM.pair()) {
            listener.bind(SockaddrUn.abstractName(name));
            listener.listen();
            other.say(name);
            long before;
            try (Socket way = listener.within(Patience.seconds(30)).accept()) {
                before = Resources.descriptors("");
                for (int i = 0; i < PASSES; i++) {
                    try (Descriptor descriptor = passed.near().duplicate()) {
                        if (i % 2 == 0) {
                            way.sendDescriptors(bytes("take"), descriptor);
                        } else {
                            way.sendDescriptors(bytes("take"), descriptor, descriptor);
                        }
                    }
                    assertThat(passed.far().within(Patience.seconds(10)).recv(5)).isEqualTo(bytes("hello"));
                }
                assertThat(Resources.descriptors("")).isLessThanOrEqualTo(before + 2);
            }
            String[] told = other.line().split(" ", -1);
            assertThat(told[0]).isEqualTo(Integer.toString(PASSES));
            assertThat(Integer.parseInt(told[1])).isLessThanOrEqualTo(2);
        }
    }
}
