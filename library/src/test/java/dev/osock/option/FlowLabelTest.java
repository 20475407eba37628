package dev.osock.option;

import static dev.osock.testing.sockets.Bytes.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.Socket;
import dev.osock.address.In6Addr;
import dev.osock.address.SockaddrIn6;
import dev.osock.error.Errno;
import dev.osock.message.ControlTypes;
import dev.osock.option.FlowLabelRequest.Action;
import dev.osock.option.FlowLabelRequest.Share;
import dev.osock.testing.Patience;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Failing;
import dev.osock.testing.sockets.SocketKind;
import org.junit.jupiter.api.Test;

@Bounded
class FlowLabelTest {

    /// In network order, and not the label of any other test.
    private static final long LABEL = Integer.toUnsignedLong(Integer.reverseBytes(0x0002_4711));

    private static FlowLabelRequest request(Action action, int flags) {
        return new FlowLabelRequest(In6Addr.LOOPBACK, LABEL, action, Share.EXCL, flags, 60, 6);
    }

    @Test
    void aLabelThatWasAskedForGoesWithWhatIsSent() throws Exception {
        try (Socket sender = SocketKind.INET6_DGRAM.open(); Socket receiver = SocketKind.INET6_DGRAM.bound()) {
            int port = ((SockaddrIn6) receiver.sockname()).port();
            receiver.setopt(Ipv6Options.FLOWINFO, true);
            assertThat(Failing.reasonOf(() -> sender.getopt(Ipv6Options.FLOWLABEL_MGR))).isEqualTo(Errno.ENOENT);
            sender.setopt(Ipv6Options.FLOWLABEL_MGR, request(Action.GET, FlowLabelRequest.CREATE));
            sender.setopt(Ipv6Options.FLOWINFO_SEND, true);
            sender.connect(new SockaddrIn6(In6Addr.LOOPBACK, port, LABEL, 0));
            sender.send(bytes("x"));
            assertThat(receiver.within(Patience.seconds(5)).recvmsg().value(ControlTypes.IPV6_FLOWINFO))
                    .contains(LABEL);
            FlowLabelRequest told = sender.getopt(Ipv6Options.FLOWLABEL_MGR);
            assertThat(told.label()).isEqualTo(LABEL);
            assertThat(told.dst()).isEqualTo(In6Addr.LOOPBACK);
            assertThat(told.share()).isEqualTo(Share.EXCL);
        }
    }

    @Test
    void aLabelOfOneIsNobodyElsesUntilItIsGivenBack() throws Exception {
        long label = Integer.toUnsignedLong(Integer.reverseBytes(0x0002_4712));
        try (Socket one = SocketKind.INET6_DGRAM.open(); Socket other = SocketKind.INET6_DGRAM.open()) {
            var take = new FlowLabelRequest(
                    In6Addr.LOOPBACK, label, Action.GET, Share.EXCL, FlowLabelRequest.CREATE, 60, 6);
            one.setopt(Ipv6Options.FLOWLABEL_MGR, take);
            assertThat(Failing.reasonOf(() -> other.setopt(Ipv6Options.FLOWLABEL_MGR, take)))
                    .isEqualTo(Errno.EPERM);
            var back = new FlowLabelRequest(In6Addr.LOOPBACK, label, Action.PUT, Share.NONE, 0, 0, 0);
            one.setopt(Ipv6Options.FLOWLABEL_MGR, back);
            assertThat(Failing.failureOf(() -> one.setopt(Ipv6Options.FLOWLABEL_MGR, back)))
                    .hasMessageContaining("ESRCH");
        }
    }
}
