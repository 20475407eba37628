package dev.osock;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.address.HardwareType;
import dev.osock.address.In6Addr;
import dev.osock.address.PacketType;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.address.SockaddrIn6;
import dev.osock.address.SockaddrLl;
import dev.osock.address.SockaddrNative;
import dev.osock.address.SockaddrUn;
import dev.osock.address.SockaddrVm;
import dev.osock.error.Errno;
import dev.osock.error.SocketException;
import dev.osock.ioctl.InterfaceFlags;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Type;
import dev.osock.message.ControlMessage;
import dev.osock.message.ExtendedError;
import dev.osock.message.MsgFlags;
import dev.osock.message.Rights;
import dev.osock.message.Timestamping;
import dev.osock.option.Linger;
import dev.osock.option.Timespec;
import dev.osock.option.TimestampingFlags;
import dev.osock.option.Timeval;
import dev.osock.option.Tos;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Failing;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Bounded
class LocaleTest {

    @ParameterizedTest
    @ValueSource(strings = {"ar-EG-u-nu-arab", "th-TH-u-nu-thai", "tr-TR", "hi-IN-u-nu-deva", "de-CH"})
    void textIsTheSameInEveryLocale(String tag) throws Exception {
        try (Socket socket = Socket.open(Domain.INET, Type.DGRAM, Protocol.UDP)) {
            socket.bind(SockaddrIn.loopback(0));
            List<String> usual = texts(socket);
            Locale before = Locale.getDefault();
            Locale.setDefault(Locale.forLanguageTag(tag));
            try {
                assertThat(texts(socket)).isEqualTo(usual);
            } finally {
                Locale.setDefault(before);
            }
        }
    }

    private static List<String> texts(Socket socket) throws SocketException {
        List<String> texts = new ArrayList<>();
        for (Object each : List.of(
                new Timeval(1234567, 42),
                new Timespec(-1234567, 42),
                new Timestamping(new Timespec(1, 2), Timespec.ZERO, Timespec.ZERO),
                SockaddrIn.loopback(12345),
                new SockaddrIn6(In6Addr.LOOPBACK, 12345, 70000, 12345),
                new SockaddrLl(0x0800, 12345, HardwareType.of(772), PacketType.of(7), new byte[] {1, -1}),
                new SockaddrVm(12345, 12345, 123),
                new SockaddrNative(45, new byte[] {1, -1}),
                SockaddrUn.path("/run/Iiı\u0001"),
                Sockaddr.unspec(),
                Errno.EINVAL,
                Errno.of(4711),
                Domain.of(4711),
                Type.of(4711),
                Protocol.of(4711),
                MsgFlags.of(0x7FFF_FFFF),
                TimestampingFlags.OPT_ID.or(new TimestampingFlags(1 << 30)),
                new InterfaceFlags(0x7FFF_FFFF),
                Linger.seconds(12345),
                Tos.of(12345),
                new Rights(List.of(12345)),
                ControlMessage.of(12345, 12345, new byte[] {1, -1}),
                new ExtendedError.Origin(12345),
                socket,
                socket.info(),
                Sockets.info(),
                Errno.EINVAL.message())) {
            texts.add(each.toString());
        }
        try (Socket other = Socket.open(Domain.INET, Type.DGRAM, Protocol.UDP)) {
            texts.add(Failing.failureOf(() -> other.within(ofMillis(1)).recv(12345)).getMessage());
            texts.add(Failing.failureOf(() -> other.connect(SockaddrUn.path("/nowhere"))).getMessage());
        }
        var table = new ByteArrayOutputStream();
        SocketRegistry.print(new PrintStream(table, false, StandardCharsets.UTF_8));
        texts.add(table.toString(StandardCharsets.UTF_8));
        return texts;
    }
}
