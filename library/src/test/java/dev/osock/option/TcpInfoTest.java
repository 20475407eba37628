package dev.osock.option;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.osock.Socket;
import dev.osock.kind.Shutdown;
import dev.osock.testing.Patience;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Bounded
class TcpInfoTest {

    /// The kernel's names that have an accessor.
    private static final List<String> NAMES = List.of(
            "state", "rtt", "rttvar", "min_rtt", "rcv_rtt", "rto", "snd_cwnd", "snd_mss", "pmtu", "retransmits",
            "total_retrans", "lost", "unacked", "pacing_rate", "delivery_rate", "bytes_acked", "bytes_received",
            "bytes_sent", "bytes_retrans", "notsent_bytes", "rcv_wnd", "total_rto");

    @ParameterizedTest
    @EnumSource(names = {"INET_STREAM", "INET6_STREAM"})
    void aConnectionTellsWhatHasCrossedIt(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            pair.near().send(new byte[5_000]);
            pair.far().within(Patience.seconds(5)).recv(5_000);
            TcpInfo sender = pair.near().getopt(TcpOptions.INFO);
            TcpInfo receiver = pair.far().getopt(TcpOptions.INFO);
            assertThat(sender.state()).isEqualTo(TcpState.ESTABLISHED);
            assertThat(sender.bytesSent()).isEqualTo(5_000);
            assertThat(sender.bytesRetrans()).isZero();
            assertThat(sender.bytesAcked()).isBetween(1L, 5_001L); // with the connection request
            assertThat(receiver.bytesReceived()).isEqualTo(5_000);
            assertThat(receiver.bytesSent()).isZero();
            assertThat(sender.notsentBytes()).isZero();
            assertThat(sender.rtt()).isPositive().isLessThan(ofSeconds(1));
            assertThat(sender.rttvar()).isLessThan(ofSeconds(1));
            assertThat(sender.minRtt()).hasValueSatisfying(least -> assertThat(least).isLessThan(ofSeconds(1)));
            assertThat(sender.rto()).isBetween(Duration.ofMillis(1), ofSeconds(5));
            assertThat(sender.sndCwnd()).isPositive();
            assertThat(sender.sndMss()).isBetween(500L, sender.pmtu());
            assertThat(sender.retransmits()).isZero();
            assertThat(sender.totalRetrans()).isZero();
            assertThat(sender.lost()).isZero();
            assertThat(sender.unacked()).isNotNegative();
        }
    }

    @Test
    void theStatesOfASocketAreNamed() throws Exception {
        try (Socket fresh = SocketKind.INET_STREAM.open(); Socket listener = SocketKind.INET_STREAM.listener()) {
            assertThat(fresh.getopt(TcpOptions.INFO).state()).isEqualTo(TcpState.CLOSE);
            assertThat(listener.getopt(TcpOptions.INFO).state()).isEqualTo(TcpState.LISTEN);
        }
        try (Pair pair = SocketKind.INET_STREAM.pair()) {
            pair.near().shutdown(Shutdown.WRITE);
            while (pair.near().getopt(TcpOptions.INFO).state() == TcpState.FIN_WAIT1) {
                Thread.sleep(1);
            }
            assertThat(pair.near().getopt(TcpOptions.INFO).state()).isEqualTo(TcpState.FIN_WAIT2);
            assertThat(pair.far().getopt(TcpOptions.INFO).state()).isEqualTo(TcpState.CLOSE_WAIT);
        }
        assertThat(TcpState.of(4711)).isEqualTo(TcpState.OTHER);
    }

    @Test
    void aPacingRateIsThereOnceItIsLimited() throws Exception {
        try (Pair pair = SocketKind.INET_STREAM.pair()) {
            pair.near().setopt(SocketOptions.MAX_PACING_RATE, 1_000_000L);
            pair.near().send(new byte[1]);
            pair.far().within(Patience.seconds(5)).recv(1);
            assertThat(pair.near().getopt(TcpOptions.INFO).pacingRate().orElseThrow())
                    .isBetween(1L, 1_000_000L);
        }
    }

    /// A kernel knows no value where it says so.
    @Test
    void whatIsNotKnownIsEmpty() {
        TcpInfo info = new TcpInfo(Map.of("min_rtt", 0xFFFF_FFFFL, "pacing_rate", -1L));
        assertThat(info.minRtt()).isEmpty();
        assertThat(info.pacingRate()).isEmpty();
        assertThat(info.rcvWnd()).isEmpty();
        assertThat(info.totalRto()).isEmpty();
        assertThat(info.value("nonsense")).isEmpty();
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(info::rtt)
                .withMessageContaining("rtt");
    }

    /// Each accessor gives the value of its own name, in its unit.
    @Test
    void everyAccessorReadsTheValueOfItsName() throws Exception {
        Map<String, Long> values = new LinkedHashMap<>();
        for (String name : NAMES) {
            values.put(name, 1_000L + values.size());
        }
        var info = new TcpInfo(values);
        for (String name : NAMES) {
            Method accessor = TcpInfo.class.getMethod(camel(name));
            long expected = values.get(name);
            long told = switch (accessor.invoke(info)) {
                case Long number -> number;
                case Duration time -> time.toNanos() / 1000;
                case OptionalLong number -> number.orElseThrow();
                case Optional<?> time -> ((Duration) time.orElseThrow()).toNanos() / 1000;
                case TcpState state -> state == TcpState.OTHER ? expected : state.number();
                default -> throw new AssertionError(accessor);
            };
            assertThat(told).as(accessor.getName()).isEqualTo(expected);
        }
    }

    private static String camel(String name) {
        return Pattern.compile("_(.)").matcher(name).replaceAll(after -> after.group(1).toUpperCase(Locale.ROOT));
    }
}
