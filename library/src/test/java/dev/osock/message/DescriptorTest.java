package dev.osock.message;

import static dev.osock.testing.sockets.Bytes.bytes;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.osock.Attempt;
import dev.osock.Descriptor;
import dev.osock.NowaitIo;
import dev.osock.OtpOptions;
import dev.osock.ReceivedMsg;
import dev.osock.SelectInfo;
import dev.osock.Socket;
import dev.osock.error.Errno;
import dev.osock.error.Reason;
import dev.osock.error.SocketClosedException;
import dev.osock.error.SocketException;
import dev.osock.error.SocketInvalidException;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;
import dev.osock.kind.WriteState;
import dev.osock.option.SocketOptions;
import dev.osock.testing.Need;
import dev.osock.testing.Patience;
import dev.osock.testing.Requires;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Failing;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Bounded
class DescriptorTest {

    private static boolean isCloseOnExec(int fd) throws IOException {
        return (flags(fd) & 02000000) != 0;
    }

    private static int flags(int fd) throws IOException {
        String flags = Files.readAllLines(Path.of("/proc/self/fdinfo/" + fd))
                .stream()
                .filter(line -> line.startsWith("flags:"))
                .findFirst()
                .orElseThrow();
        return Integer.parseInt(flags.substring(6).strip(), 8);
    }

    private static boolean isOpen(int fd) {
        return Files.isSymbolicLink(Path.of("/proc/self/fd/" + fd));
    }

    @ParameterizedTest
    @EnumSource(names = {"LOCAL_STREAM", "LOCAL_DGRAM", "LOCAL_SEQPACKET", "ABSTRACT_STREAM"})
    void aConnectedSocketGoesOverToTheReceiver(SocketKind kind) throws Exception {
        try (Socket.Pair way = Socket.pair(Domain.LOCAL, kind.type());
                Pair tcp = SocketKind.INET_STREAM.pair();
                Descriptor descriptor = tcp.near().duplicate()) {
            way.first().sendDescriptors(bytes("take this"), descriptor);
            try (ReceivedMsg message = way.second().recvDescriptors(100, 1)) {
                assertThat(message.data()).isEqualTo(bytes("take this"));
                assertThat(message.flags().contains(MsgFlags.CTRUNC)).isFalse();
                Descriptor received = message.descriptors().getFirst();
                assertThat(isCloseOnExec(received.fd())).isTrue();
                try (Socket adopted = received.toSocket()) {
                    assertThat(received.isOpen()).isFalse();
                    assertThat(adopted.type()).isEqualTo(Type.STREAM);
                    assertThat(adopted.peername()).isEqualTo(tcp.far().sockname());
                    message.close();
                    adopted.send(bytes("hello"));
                    assertThat(tcp.far().within(Patience.seconds(5)).recv(5)).isEqualTo(bytes("hello"));
                }
            }
        }
    }

    @Test
    void closingTheMessageClosesWhatNobodyTook() throws Exception {
        try (Socket.Pair way = Socket.pair(Domain.LOCAL, Type.STREAM);
                Descriptor one = way.first().duplicate()) {
            way.first().sendDescriptors(bytes("x"), one, one, one);
            ReceivedMsg message = way.second().recvDescriptors(1, 3);
            List<Integer> numbers =
                    message.descriptors().stream().map(Descriptor::fd).toList();
            assertThat(message.value(ControlTypes.RIGHTS)).contains(new Rights(numbers));
            assertThat(numbers).hasSize(3).allMatch(DescriptorTest::isOpen);
            Socket taken = message.descriptors().get(1).toSocket();
            message.close();
            message.close();
            assertThat(isOpen(numbers.get(0))).isFalse();
            assertThat(isOpen(numbers.get(1))).isTrue();
            assertThat(isOpen(numbers.get(2))).isFalse();
            taken.close();
            assertThat(isOpen(numbers.get(1))).isFalse();
        }
    }

    @Test
    void whatIsNotWantedIsClosed() throws Exception {
        try (Socket.Pair way = Socket.pair(Domain.LOCAL, Type.STREAM);
                Descriptor one = way.first().duplicate()) {
            way.first().sendDescriptors(bytes("x"), one, one, one);
            try (ReceivedMsg message = way.second().recvDescriptors(1, 2)) {
                assertThat(message.descriptors()).hasSize(2);
                assertThat(message.flags().contains(MsgFlags.CTRUNC)).isTrue();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LOCAL_STREAM", "LOCAL_DGRAM", "LOCAL_SEQPACKET"})
    void asManyAsOneMessageCarriesComeByDefaultWithAllThatOptionsAdd(SocketKind kind) throws Exception {
        try (Socket.Pair way = Socket.pair(Domain.LOCAL, kind.type());
                Descriptor one = way.first().duplicate()) {
            way.second().setopt(SocketOptions.PASSCRED, true);
            way.second().setopt(SocketOptions.TIMESTAMP, true);
            way.second().setopt(SocketOptions.RXQ_OVFL, true);
            way.first().sendDescriptors(bytes("x"), Collections.nCopies(253, one).toArray(Descriptor[]::new));
            try (ReceivedMsg message = way.second().recvmsg()) {
                assertThat(message.descriptors()).hasSize(253);
                assertThat(message.value(ControlTypes.CREDENTIALS)).isPresent();
                assertThat(message.flags().contains(MsgFlags.CTRUNC)).isFalse();
            }
            Descriptor[] tooMany = Collections.nCopies(254, one).toArray(Descriptor[]::new);
            SocketException refused = Failing.failureOf(() -> way.first().sendDescriptors(bytes("x"), tooMany));
            assertThat(refused.reason()).isEqualTo(Errno.EINVAL);
            assertThat(refused).hasMessageContaining("sendDescriptors of 254, more than 253, local");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LOCAL_STREAM", "LOCAL_DGRAM", "LOCAL_SEQPACKET"})
    void credentialsTakeNothingFromTheDescriptors(SocketKind kind) throws Exception {
        try (Socket.Pair way = Socket.pair(Domain.LOCAL, kind.type());
                Descriptor one = way.first().duplicate()) {
            way.second().setopt(SocketOptions.PASSCRED, true);
            way.first().sendDescriptors(bytes("x"), one);
            try (ReceivedMsg message = way.second().recvDescriptors(10, 1)) {
                assertThat(message.descriptors()).hasSize(1);
                assertThat(message.value(ControlTypes.CREDENTIALS)).isPresent();
                assertThat(message.flags().contains(MsgFlags.CTRUNC)).isFalse();
            }
        }
    }

    @Test
    void whatIsNotWantedIsClosedAlsoWhenThereWasRoom() throws Exception {
        try (Socket.Pair way = Socket.pair(Domain.LOCAL, Type.STREAM);
                Pair passed = SocketKind.LOCAL_STREAM.pair()) {
            way.second().setopt(SocketOptions.PASSCRED, true);
            try (Descriptor one = passed.near().duplicate()) {
                way.first().sendDescriptors(bytes("x"), one, one, one);
            }
            passed.near().close();
            try (ReceivedMsg message = way.second().recvDescriptors(10, 2)) {
                assertThat(message.value(ControlTypes.RIGHTS).orElseThrow().descriptors())
                        .isEqualTo(message.descriptors().stream().map(Descriptor::fd).toList())
                        .hasSize(2);
                assertThat(message.flags().contains(MsgFlags.CTRUNC)).isTrue();
                assertThat(Failing.reasonOf(() -> passed.far().within(ZERO).recv(1)))
                        .isEqualTo(Reason.Timeout.TIMEOUT);
            }
            assertThat(Failing.reasonOf(() -> passed.far().within(Patience.seconds(5)).recv(1)))
                    .isEqualTo(Reason.Closed.BY_PEER);
        }
    }

    @Test
    void descriptorsAreSentAndReceivedInEveryWayOfWaiting() throws Exception {
        try (Socket.Pair way = Socket.pair(Domain.LOCAL, Type.STREAM);
                Descriptor one = way.first().duplicate()) {
            assertThat(Failing.reasonOf(() -> way.second().within(ofMillis(20)).recvDescriptors(10, 1)))
                    .isEqualTo(Reason.Timeout.TIMEOUT);
            assertThat(Failing.reasonOf(() -> way.second().within(ZERO).recvDescriptors(10, 1)))
                    .isEqualTo(Reason.Timeout.TIMEOUT);
            Attempt<ReceivedMsg> nothingYet = way.second().nowait().recvDescriptors(10, 1);
            assertThat(nothingYet).isInstanceOf(Attempt.Select.class);
            way.first().within(Patience.seconds(5)).sendDescriptors(bytes("x"), one);
            try (ReceivedMsg message = done(way.second().nowait().recvDescriptors(10, 1))) {
                assertThat(message.descriptors()).hasSize(1);
            }
            assertThat(done(way.first().nowait().sendDescriptors(bytes("yz"), one))).isEqualTo(2);
            try (ReceivedMsg message = way.second().within(Patience.seconds(5)).recvDescriptors(10, 1)) {
                assertThat(message.data()).isEqualTo(bytes("yz"));
                assertThat(message.descriptors()).hasSize(1);
            }
        }
    }

    @Test
    void descriptorsThatHadToWaitAreSentByCallingAgainAndNotByGoingOn() throws Exception {
        try (Socket.Pair way = Socket.pair(Domain.LOCAL, Type.STREAM);
                Descriptor one = way.first().duplicate()) {
            NowaitIo nowait = way.first().nowait();
            while (nowait.send(new byte[4096]) instanceof Attempt.Done) {
                // until the peer is full
            }
            if (!(nowait.sendDescriptors(bytes("x"), one) instanceof Attempt.Select<Long>(SelectInfo info))) {
                throw new AssertionError("sent to a full peer");
            }
            assertThat(info.verb()).isEqualTo(SelectInfo.Verb.SEND_DESCRIPTORS);
            assertThat(Failing.reasonOf(() -> nowait.sendmsg(List.of(ByteBuffer.wrap(bytes("x"))), info)))
                    .isInstanceOf(Reason.Invalid.class);
            way.first().cancel(info);
        }
    }

    private static <T> T done(Attempt<T> attempt) {
        if (attempt instanceof Attempt.Done<T>(T value)) {
            return value;
        }
        throw new AssertionError(attempt);
    }

    @Test
    void aLostMessageLosesNoDescriptor() throws Exception {
        try (Socket.Pair way = Socket.pair(Domain.LOCAL, Type.STREAM);
                Descriptor one = way.first().duplicate()) {
            way.first().sendDescriptors(bytes("x"), one);
            int number = way.second().recvDescriptors(1, 1).descriptors().getFirst().fd();
            long giveUp = System.nanoTime() + Patience.seconds(5).toNanos();
            while (isOpen(number) && System.nanoTime() < giveUp) {
                System.gc();
                Thread.sleep(10);
            }
            assertThat(isOpen(number)).isFalse();
        }
    }

    @Test
    void peekedDescriptorsAreDuplicates() throws Exception {
        try (Socket.Pair way = Socket.pair(Domain.LOCAL, Type.STREAM);
                Descriptor one = way.first().duplicate()) {
            way.first().sendDescriptors(bytes("x"), one);
            try (ReceivedMsg peeked = way.second().recvmsg(MsgFlags.PEEK);
                    ReceivedMsg taken = way.second().recvmsg()) {
                assertThat(peeked.descriptors()).hasSize(1);
                assertThat(taken.descriptors()).hasSize(1);
                assertThat(taken.descriptors().getFirst().fd())
                        .isNotEqualTo(peeked.descriptors().getFirst().fd());
            }
        }
    }

    @Test
    void aPlainReceiveDropsThem() throws Exception {
        try (Socket.Pair way = Socket.pair(Domain.LOCAL, Type.STREAM);
                Pair passed = SocketKind.LOCAL_STREAM.pair()) {
            try (Descriptor one = passed.near().duplicate()) {
                way.first().sendDescriptors(bytes("x"), one);
            }
            passed.near().close();
            assertThat(way.second().recv(1)).isEqualTo(bytes("x"));
            assertThat(Failing.reasonOf(() -> passed.far().within(Patience.seconds(5)).recv(1)))
                    .isEqualTo(Reason.Closed.BY_PEER);
        }
    }

    @Test
    void whatIsNoSocketIsNotAdoptedAndStays(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "contents");
        try (Descriptor descriptor = descriptorOf(file, StandardOpenOption.READ)) {
            assertThat(Failing.reasonOf(descriptor::toSocket)).isEqualTo(Errno.ENOTSOCK);
            assertThat(descriptor.isOpen()).isTrue();
            try (InputStream stream = descriptor.inputStream()) {
                assertThat(stream.read()).isEqualTo('c');
                assertThat(stream.readAllBytes()).isEqualTo(bytes("ontents"));
                assertThat(stream.read()).isEqualTo(-1);
            }
            assertThat(descriptor.isOpen()).isFalse();
            assertThat(Failing.reasonOf(descriptor::toSocket)).isEqualTo(Errno.EBADF);
        }
    }

    @Test
    void aFileCanBeReadAndWrittenThroughIt(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "contents");
        try (Descriptor descriptor = descriptorOf(file, StandardOpenOption.WRITE);
                OutputStream stream = descriptor.outputStream()) {
            stream.write(bytes("CON"));
            stream.write('T');
            try (FileChannel channel = descriptor.openChannel(StandardOpenOption.READ)) {
                ByteBuffer read = ByteBuffer.allocate(20);
                channel.read(read);
                assertThat(read.flip()).isEqualTo(ByteBuffer.wrap(bytes("CONTents")));
            }
        }
        assertThat(file).hasContent("CONTents");
    }

    private static Descriptor descriptorOf(Path file, StandardOpenOption mode) throws IOException {
        try (FileChannel channel = FileChannel.open(file, mode)) {
            assertThat(channel.isOpen()).isTrue();
            try (var links = Files.list(Path.of("/proc/self/fd"))) {
                for (Path link : links.toList()) {
                    if (Files.isSymbolicLink(link) && Files.readSymbolicLink(link).equals(file)) {
                        return Descriptor.duplicateOf(
                                Integer.parseInt(link.getFileName().toString()));
                    }
                }
            }
            throw new AssertionError("no descriptor leads to " + file);
        }
    }

    /// A process that has a socket, tells its number, and ends with its input.
    private static final String OWNER = """
            use Socket;
            socket(my $s, PF_INET, SOCK_DGRAM, 0) or die $!;
            setsockopt($s, SOL_SOCKET, 12, pack("i", 5)) or die $!;
            $| = 1; print fileno($s), "\\n"; <STDIN>;
            """;

    @Test
    @Requires(Need.PERL)
    void anotherProcesssSocketIsReadAndStaysAsItIs() throws Exception {
        Process owner = new ProcessBuilder("perl", "-e", OWNER).start();
        try {
            int fd = Integer.parseInt(owner.inputReader().readLine());
            try (Descriptor theirs = Descriptor.ofProcess(owner.pid(), fd)) {
                assertThat(isCloseOnExec(theirs.fd())).isTrue();
                assertThat(theirs.getopt(SocketOptions.TYPE)).isEqualTo(Type.DGRAM);
                assertThat(theirs.getopt(SocketOptions.PRIORITY)).isEqualTo(5);
                assertThat(isNonblocking(theirs.fd())).isFalse();
                assertThat(Failing.failureOf(() -> theirs.getopt(OtpOptions.FD)))
                        .isInstanceOf(SocketInvalidException.class);
                theirs.close();
                assertThat(Failing.failureOf(() -> theirs.getopt(SocketOptions.TYPE)))
                        .isInstanceOf(SocketClosedException.class);
            }
            assertThat(Failing.reasonOf(() -> Descriptor.ofProcess(owner.pid(), 999))).isEqualTo(Errno.EBADF);
            assertThat(Failing.failureOf(() -> Descriptor.ofProcess(owner.pid(), 999)))
                    .hasMessageContaining("descriptor 999 of process " + owner.pid());
            try (Descriptor input = Descriptor.ofProcess(owner.pid(), 0)) {
                assertThat(Failing.reasonOf(() -> input.getopt(SocketOptions.TYPE))).isEqualTo(Errno.ENOTSOCK);
            }
        } finally {
            owner.destroyForcibly().waitFor();
        }
        assertThat(Failing.failureOf(() -> Descriptor.ofProcess(owner.pid(), 0))).hasMessageContaining("ESRCH");
        assertThatIllegalArgumentException().isThrownBy(() -> Descriptor.ofProcess(0, 0))
                .withMessage("ofProcess: the process is 0, which is not in 1..2147483647");
    }

    @Test
    void aDescriptorOfThisProcessIsDuplicated() throws Exception {
        try (Socket.Pair way = Socket.pair(Domain.LOCAL, Type.SEQPACKET);
                Descriptor own = way.first().duplicate();
                Descriptor again = Descriptor.ofProcess(ProcessHandle.current().pid(), own.fd())) {
            assertThat(again.getopt(SocketOptions.TYPE)).isEqualTo(Type.SEQPACKET);
        }
    }

    private static boolean isNonblocking(int fd) throws IOException {
        return (flags(fd) & 04000) != 0;
    }

    @Test
    void badUseIsRefused() throws Exception {
        try (Socket.Pair way = Socket.pair(Domain.LOCAL, Type.STREAM)) {
            Descriptor closed = way.first().duplicate();
            closed.close();
            closed.close();
            assertThat(closed.fd()).isEqualTo(-1);
            assertThat(Failing.reasonOf(() -> way.first().sendDescriptors(bytes("x"), closed)))
                    .isEqualTo(Errno.EBADF);
            assertThat(Failing.reasonOf(() -> Descriptor.duplicateOf(-1))).isEqualTo(Errno.EBADF);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> way.first().sendDescriptors(new byte[0], closed))
                    .withMessageContaining("sendDescriptors");
            assertThatIllegalArgumentException().isThrownBy(() -> way.first().recvDescriptors(1, 254))
                    .withMessage("recvDescriptors: count is outside 1..253: 254");
            assertThatIllegalArgumentException().isThrownBy(() -> way.first().recvDescriptors(0, 1))
                    .withMessage("recvDescriptors: size is less than 1: 0");
        }
        try (Pair tcp = SocketKind.INET_STREAM.pair();
                Descriptor descriptor = tcp.near().duplicate()) {
            assertThat(Failing.reasonOf(() -> tcp.near().sendDescriptors(bytes("x"), descriptor)))
                    .isInstanceOf(Reason.Invalid.class);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LOCAL_STREAM", "LOCAL_DGRAM", "LOCAL_SEQPACKET"})
    void aPairIsConnected(SocketKind kind) throws Exception {
        try (Socket.Pair pair = Socket.pair(Domain.LOCAL, kind.type())) {
            pair.first().send(bytes("there"));
            assertThat(pair.second().recv()).isEqualTo(bytes("there"));
            pair.second().send(bytes("back"));
            assertThat(pair.first().recv()).isEqualTo(bytes("back"));
            assertThat(pair.first().domain()).isEqualTo(Domain.LOCAL);
            assertThat(pair.first().info().writeStates()).contains(WriteState.CONNECTED);
            assertThat(isCloseOnExec(pair.first().getopt(dev.osock.OtpOptions.FD))).isTrue();
            assertThat(Failing.reasonOf(() -> pair.first().within(ZERO).recv())).isEqualTo(Reason.Timeout.TIMEOUT);
        }
    }

    @Test
    void inetHasNoPairs() {
        assertThat(Failing.reasonOf(() -> Socket.pair(Domain.INET, Type.STREAM)))
                .isEqualTo(Errno.EOPNOTSUPP);
    }
}
