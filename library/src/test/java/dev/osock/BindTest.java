package dev.osock;

import static dev.osock.testing.sockets.Failing.reasonOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.address.SockaddrIn6;
import dev.osock.address.SockaddrNative;
import dev.osock.address.SockaddrUn;
import dev.osock.error.Errno;
import dev.osock.kind.Domain;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.FreshNames;
import dev.osock.testing.sockets.Kinds;
import dev.osock.testing.sockets.SocketKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@Bounded
class BindTest {

    @ParameterizedTest
    @MethodSource(Kinds.ALL)
    void boundAddressIsTheSocketsName(SocketKind kind) throws Exception {
        Sockaddr address = kind.freshAddress();
        try (Socket socket = kind.open()) {
            socket.bind(address);
            switch (socket.sockname()) {
                case SockaddrIn(var addr, int port) -> {
                    assertThat(addr.isLoopback()).isTrue();
                    assertThat(port).isPositive();
                }
                case SockaddrIn6 six -> {
                    assertThat(six.addr().isLoopback()).isTrue();
                    assertThat(six.port()).isPositive();
                }
                case Sockaddr local -> assertThat(local).isEqualTo(address);
            }
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL)
    void secondBindIsInvalid(SocketKind kind) throws Exception {
        try (Socket socket = kind.bound()) {
            assertThat(reasonOf(() -> socket.bind(kind.freshAddress()))).isEqualTo(Errno.EINVAL);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL)
    void addressOfAnotherSocketIsInUse(SocketKind kind) throws Exception {
        try (Socket first = kind.bound(); Socket second = kind.open()) {
            Sockaddr taken = first.sockname();
            assertThat(reasonOf(() -> second.bind(taken))).isEqualTo(Errno.EADDRINUSE);
        }
    }

    @Test
    void addressOfAnotherMachineIsNotAvailable() throws Exception {
        try (Socket four = SocketKind.INET_STREAM.open(); Socket six = SocketKind.INET6_DGRAM.open()) {
            assertThat(reasonOf(() -> four.bind(SockaddrIn.of("198.51.100.1", 0)))).isEqualTo(Errno.EADDRNOTAVAIL);
            assertThat(reasonOf(() -> six.bind(SockaddrIn6.of("2001:db8::1", 0)))).isEqualTo(Errno.EADDRNOTAVAIL);
        }
    }

    @Test
    void addressOfAnotherFamilyIsRejectedByTheSystem() throws Exception {
        try (Socket four = SocketKind.INET_STREAM.open();
                Socket six = SocketKind.INET6_STREAM.open();
                Socket local = SocketKind.LOCAL_STREAM.open()) {
            assertThat(reasonOf(() -> four.bind(SockaddrIn6.loopback(0)))).isEqualTo(Errno.EAFNOSUPPORT);
            assertThat(reasonOf(() -> six.bind(SockaddrIn.loopback(0)))).isEqualTo(Errno.EINVAL);
            assertThat(reasonOf(() -> local.bind(SockaddrIn.loopback(0)))).isEqualTo(Errno.EINVAL);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"INET_STREAM", "INET_DGRAM"})
    void broadcastAndAnyAddressesBind(SocketKind kind) throws Exception {
        try (Socket broadcast = kind.open(); Socket any = kind.open()) {
            broadcast.bind(SockaddrIn.broadcast(0));
            any.bind(SockaddrIn.any(0));
            assertThat(broadcast.sockname().toString()).startsWith("255.255.255.255:");
            assertThat(any.sockname().toString()).startsWith("0.0.0.0:");
        }
    }

    @Test
    void nativeAddressIsAsGoodAsATypedOne() throws Exception {
        byte[] loopback = {0, 0, 127, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0};
        try (Socket socket = SocketKind.INET_DGRAM.open(); Socket other = SocketKind.INET_DGRAM.open()) {
            socket.bind(new SockaddrNative(Domain.INET, loopback));
            assertThat(socket.sockname().toString()).startsWith("127.0.0.1:");
            assertThat(reasonOf(() -> other.bind(new SockaddrNative(Domain.INET, new byte[3]))))
                    .isEqualTo(Errno.EINVAL);
        }
    }

    @Test
    void unnamedAddressLetsTheSystemChooseAnAbstractName() throws Exception {
        try (Socket socket = SocketKind.LOCAL_DGRAM.open()) {
            socket.bind(SockaddrUn.unnamed());
            assertThat(socket.sockname().toString()).matches("unix:@[0-9a-f]{5}");
        }
    }

    @Test
    void pathEndsAtItsFirstNul() throws Exception {
        String path = FreshNames.path().toString();
        try (Socket socket = SocketKind.LOCAL_STREAM.open()) {
            socket.bind(new SockaddrUn((path + "\0more").getBytes(UTF_8)));
            assertThat(socket.sockname()).isEqualTo(SockaddrUn.path(path));
        }
    }

    @Test
    void abstractNameKeepsItsNuls() throws Exception {
        SockaddrUn name = SockaddrUn.abstractName(FreshNames.name() + "\0more\0");
        try (Socket socket = SocketKind.ABSTRACT_STREAM.open()) {
            socket.bind(name);
            assertThat(socket.sockname()).isEqualTo(name);
        }
    }

    @Test
    void pathThroughWhatIsNoFolderFails() throws Exception {
        try (Socket socket = SocketKind.LOCAL_STREAM.open(); Socket file = SocketKind.LOCAL_STREAM.bound()) {
            String existing = ((SockaddrUn) file.sockname()).pathname();
            assertThat(reasonOf(() -> socket.bind(SockaddrUn.path(FreshNames.path().resolve("missing")))))
                    .isEqualTo(Errno.ENOENT);
            assertThat(reasonOf(() -> socket.bind(SockaddrUn.path(existing + "/under")))).isEqualTo(Errno.ENOTDIR);
        }
    }
}
