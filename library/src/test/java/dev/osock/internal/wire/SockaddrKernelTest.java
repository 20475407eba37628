package dev.osock.internal.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.osock.address.HardwareType;
import dev.osock.address.PacketType;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.address.SockaddrIn6;
import dev.osock.address.SockaddrLl;
import dev.osock.address.SockaddrNative;
import dev.osock.address.SockaddrUn;
import dev.osock.internal.abi.Abi;
import dev.osock.internal.kernel.Kernel;
import dev.osock.internal.kernel.Scratch;
import dev.osock.kind.Domain;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the OS makes of encoded addresses, and what it reports back.
class SockaddrKernelTest {

    private static final int STREAM = Abi.current().number("SOCK_STREAM");
    private static final int DGRAM = Abi.current().number("SOCK_DGRAM");
    private static final int EXPERIMENTAL_ETHERTYPE = 0x88B5;

    private final Scratch scratch = new Scratch();
    private final List<Integer> open = new ArrayList<>();

    @AfterEach
    void close() {
        open.forEach(fd -> Kernel.close(scratch, fd));
    }

    @Test
    void inetAddressIsBoundAsItIs() {
        SockaddrIn bound = (SockaddrIn) bound(SockaddrIn.loopback(0));

        assertThat(bound.addr()).isEqualTo(SockaddrIn.loopback(0).addr());
        assertThat(bound.port()).isNotZero();
    }

    @Test
    void inet6AddressIsBoundAsItIs() {
        SockaddrIn6 bound = (SockaddrIn6) bound(SockaddrIn6.loopback(0));

        assertThat(bound).isEqualTo(SockaddrIn6.loopback(bound.port()));
        assertThat(bound.port()).isNotZero();
    }

    @Test
    void portIsInNetworkOrder() {
        int fd = socket(Domain.INET, DGRAM);
        assertThat(bind(fd, SockaddrIn.loopback(0))).isZero();
        SockaddrIn bound = (SockaddrIn) name(fd);

        int other = socket(Domain.INET, DGRAM);

        assertThat(bind(other, bound)).isEqualTo(-Abi.current().number("EADDRINUSE"));
        assertThat(connect(other, bound)).isZero();
        assertThat(Kernel.getpeername(scratch, other)).isZero();
        assertThat(decoded()).isEqualTo(bound);
    }

    @Test
    void pathNameIsBoundAsItIs(@TempDir Path folder) {
        SockaddrUn address = SockaddrUn.path(folder + "/åäö");

        assertThat(bound(address)).isEqualTo(address);
    }

    @Test
    void longestPathNameIsBoundAsItIs(@TempDir Path folder) {
        SockaddrUn address = SockaddrUn.path(filled(folder, 107));

        assertThat(bound(address)).isEqualTo(address);
    }

    @Test
    void pathNameOfTheWholeStructIsBoundAndReportedNatively(@TempDir Path folder) {
        byte[] path = filled(folder, 108);

        assertThat(bound(new SockaddrNative(Domain.LOCAL, path)))
                .isEqualTo(new SockaddrNative(Domain.LOCAL, Arrays.copyOf(path, 109)));
    }

    @Test
    void pathNameEndsAtItsNul(@TempDir Path folder) {
        SockaddrUn address = SockaddrUn.path(folder.resolve("x"));

        assertThat(bound(new SockaddrUn((address.pathname() + "\0zzz").getBytes(UTF_8)))).isEqualTo(address);
    }

    @Test
    void abstractNameIsBoundWithItsNuls() {
        SockaddrUn address = SockaddrUn.abstractName("osock\0" + UUID.randomUUID() + "\0\0");

        assertThat(bound(address)).isEqualTo(address);
    }

    @Test
    void longestAbstractNameIsBoundAsItIs() {
        SockaddrUn address = SockaddrUn.abstractName("%107s".formatted(UUID.randomUUID()));

        assertThat(bound(address)).isEqualTo(address);
    }

    @Test
    void unnamedAddressLetsTheOsChooseAnAbstractName() {
        SockaddrUn bound = (SockaddrUn) bound(SockaddrUn.unnamed());

        assertThat(bound.isAbstract()).isTrue();
        assertThat(bound.pathname()).matches("\0[0-9a-f]{5}");
    }

    @Test
    void unboundUnixSocketIsUnnamed() {
        assertThat(name(socket(Domain.LOCAL, STREAM))).isEqualTo(SockaddrUn.unnamed());
    }

    @Test
    void nativeBytesAreWhatTheySay() {
        SockaddrIn bound = (SockaddrIn) bound(
                new SockaddrNative(2, new byte[] {0, 0, 127, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0}));

        assertThat(bound.addr()).isEqualTo(SockaddrIn.loopback(0).addr());
    }

    @Test
    void nativeBytesOfWrongLengthAreTheOssToReject() {
        assertThat(bind(socket(Domain.INET, DGRAM), new SockaddrNative(2, new byte[3]))).isEqualTo(Kernel.EINVAL);
    }

    @Test
    void unspecDissolvesAnAssociation() {
        int fd = socket(Domain.INET, DGRAM);
        assertThat(connect(fd, SockaddrIn.loopback(9))).isZero();

        assertThat(connect(fd, Sockaddr.unspec())).isZero();

        assertThat(Kernel.getpeername(scratch, fd)).isEqualTo(-Abi.current().number("ENOTCONN"));
    }

    @Test
    void netlinkAddressIsNative() {
        assertThat(name(socket(Domain.NETLINK, DGRAM))).isEqualTo(new SockaddrNative(16, new byte[10]));
    }

    @Test
    void packetIsSentToAndReceivedFromALinkLayerAddress() throws SocketException {
        int fd = Kernel.socket(scratch, Domain.PACKET.number(), DGRAM, 0);
        assumeTrue(fd != -Abi.current().number("EPERM"), "packet sockets need CAP_NET_RAW");
        open.add(fd);
        int loopback = NetworkInterface.getByName("lo").getIndex();
        assertThat(bind(fd, SockaddrLl.of(EXPERIMENTAL_ETHERTYPE, loopback))).isZero();
        assertThat(((SockaddrNative) name(fd)).addr()).hasSize(16);

        int length = encode(SockaddrLl.of(EXPERIMENTAL_ETHERTYPE, loopback, new byte[6]));
        long payload = scratch.memory().address() + Scratch.VALUE;
        assertThat(Kernel.sendto(scratch, fd, payload, 46, 0, length)).isEqualTo(46);

        assertThat(Kernel.recvfrom(scratch, fd, payload, 64, 0)).isEqualTo(46);
        assertThat(decoded())
                .isEqualTo(new SockaddrLl(
                        EXPERIMENTAL_ETHERTYPE, loopback, HardwareType.LOOPBACK, PacketType.HOST, new byte[6]));
    }

    private static byte[] filled(Path folder, int length) {
        String start = folder + "/";
        assertThat(start.length()).as("a temporary folder with a short name").isLessThan(length);
        return (start + "x".repeat(length - start.length())).getBytes(StandardCharsets.UTF_8);
    }

    private Sockaddr bound(Sockaddr address) {
        int fd = socket(address.family(), DGRAM);
        assertThat(bind(fd, address)).isZero();
        return name(fd);
    }

    private int socket(Domain domain, int type) {
        int fd = Kernel.socket(scratch, domain.number(), type, 0);
        assertThat(fd).isNotNegative();
        open.add(fd);
        return fd;
    }

    private int bind(int fd, Sockaddr address) {
        return Kernel.bind(scratch, fd, encode(address));
    }

    private int connect(int fd, Sockaddr address) {
        return Kernel.connect(scratch, fd, encode(address));
    }

    private Sockaddr name(int fd) {
        assertThat(Kernel.getsockname(scratch, fd)).isZero();
        return decoded();
    }

    private int encode(Sockaddr address) {
        return SockaddrCodec.encode(address, scratch.memory(), Scratch.ADDRESS);
    }

    private Sockaddr decoded() {
        return SockaddrCodec.decode(scratch.memory(), Scratch.ADDRESS, scratch.length(Scratch.ADDRESS_SIZE));
    }
}
