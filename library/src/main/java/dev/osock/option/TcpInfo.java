package dev.osock.option;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/// What the kernel knows about a TCP connection, such as its round-trip time: `struct tcp_info`, as much of it as this
/// kernel has; the value of [TcpOptions#INFO]. See tcp(7).
///
/// ```java
/// TcpInfo info = socket.getopt(TcpOptions.INFO);
/// Duration roundTrip = info.rtt();
/// ```
///
/// What is asked for most has a method; all of it is in the map. The methods that return a plain value give what every
/// kernel has that the library runs on; of an object that was made of fewer values they throw a
/// [NoSuchElementException]. A *segment* is what TCP sends in one packet.
///
/// @param values the numbers by their names in C without `tcpi_`, in the order of the structure: `state`, `rtt`
///     (microseconds), …; unsigned
public record TcpInfo(Map<String, Long> values) {

    private static final long UNKNOWN_TIME = 0xFFFF_FFFFL;
    private static final long UNLIMITED = -1;

    /// Copies the map.
    public TcpInfo {
        Objects.requireNonNull(values, "values");
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /// Returns one of the numbers.
    ///
    /// @param name such as `rtt`
    /// @return the value, or nothing if this kernel does not have it
    public OptionalLong value(String name) {
        Objects.requireNonNull(name, "name");
        Long value = values.get(name);
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    private long number(String name) {
        return value(name).orElseThrow(() -> new NoSuchElementException("no " + name + " in " + values.keySet()));
    }

    private Duration micros(String name) {
        return Duration.of(number(name), ChronoUnit.MICROS);
    }

    /// Tells which state the connection is in, `tcpi_state`.
    ///
    /// @return the state
    public TcpState state() {
        return TcpState.of(number("state"));
    }

    /// Tells how long it takes from sending a segment to its acknowledgement, smoothed, `tcpi_rtt`.
    ///
    /// @return the round-trip time, to the microsecond; zero before the first acknowledgement
    public Duration rtt() {
        return micros("rtt");
    }

    /// Tells how much the [#rtt()] varies, `tcpi_rttvar`.
    ///
    /// @return the mean deviation, to the microsecond
    public Duration rttvar() {
        return micros("rttvar");
    }

    /// Tells the shortest round-trip time of the last minutes, `tcpi_min_rtt`.
    ///
    /// @return the time, to the microsecond; empty before one has been measured
    public Optional<Duration> minRtt() {
        return number("min_rtt") == UNKNOWN_TIME ? Optional.empty() : Optional.of(micros("min_rtt"));
    }

    /// Tells the round-trip time as estimated from what is received, `tcpi_rcv_rtt`: it is known also if little is
    /// sent.
    ///
    /// @return the time, to the microsecond; zero if it is not known
    public Duration rcvRtt() {
        return micros("rcv_rtt");
    }

    /// Tells how long an acknowledgement is waited for before a segment is sent again, `tcpi_rto`.
    ///
    /// @return the retransmission time-out, to the microsecond
    public Duration rto() {
        return micros("rto");
    }

    /// Tells how many segments may be on their way at once, `tcpi_snd_cwnd`.
    ///
    /// @return the congestion window in segments of [#sndMss()] bytes
    public long sndCwnd() {
        return number("snd_cwnd");
    }

    /// Tells how many bytes a segment that is sent has at the most, `tcpi_snd_mss`.
    ///
    /// @return the size in bytes, without headers
    public long sndMss() {
        return number("snd_mss");
    }

    /// Tells how large a packet to the peer may be, as far as is known, `tcpi_pmtu`.
    ///
    /// @return the size in bytes, with headers
    public long pmtu() {
        return number("pmtu");
    }

    /// Tells how often in a row a segment has been sent again because no acknowledgement came in time,
    /// `tcpi_retransmits`.
    ///
    /// @return the number of time-outs in a row, 0 if all is well
    public long retransmits() {
        return number("retransmits");
    }

    /// Counts the segments that have been sent again since the connection began, `tcpi_total_retrans`.
    ///
    /// @return the number of segments
    public long totalRetrans() {
        return number("total_retrans");
    }

    /// Tells how many segments are thought to be lost, and have not been acknowledged since, `tcpi_lost`.
    ///
    /// @return the number of segments
    public long lost() {
        return number("lost");
    }

    /// Tells how many segments have been sent and are not acknowledged yet, `tcpi_unacked`; of a listening socket, how
    /// many connections wait to be accepted.
    ///
    /// @return the number of segments, or connections
    public long unacked() {
        return number("unacked");
    }

    /// Tells the rate that sending is held to, `tcpi_pacing_rate`.
    ///
    /// @return bytes per second; empty if there is no such bound
    public OptionalLong pacingRate() {
        long rate = number("pacing_rate");
        return rate == UNLIMITED ? OptionalLong.empty() : OptionalLong.of(rate);
    }

    /// Tells at which rate bytes have reached the peer lately, `tcpi_delivery_rate`.
    ///
    /// @return bytes per second; 0 before it is known
    public long deliveryRate() {
        return number("delivery_rate");
    }

    /// Counts the bytes that the peer has acknowledged, `tcpi_bytes_acked`.
    ///
    /// @return the number of bytes, and one more if this side has made the connection
    public long bytesAcked() {
        return number("bytes_acked");
    }

    /// Counts the bytes that have come in order, whether the program has received them or not, `tcpi_bytes_received`.
    ///
    /// @return the number of bytes
    public long bytesReceived() {
        return number("bytes_received");
    }

    /// Counts the bytes that have been sent, those included that were sent again, `tcpi_bytes_sent`.
    ///
    /// @return the number of bytes
    public long bytesSent() {
        return number("bytes_sent");
    }

    /// Counts the bytes that have been sent again, `tcpi_bytes_retrans`.
    ///
    /// @return the number of bytes
    public long bytesRetrans() {
        return number("bytes_retrans");
    }

    /// Counts the bytes that the program has sent and the kernel has not yet, `tcpi_notsent_bytes`.
    ///
    /// @return the number of bytes
    public long notsentBytes() {
        return number("notsent_bytes");
    }

    /// Tells how many more bytes the peer may send now, `tcpi_rcv_wnd`.
    ///
    /// @return the receive window in bytes; empty before Linux 6.2
    public OptionalLong rcvWnd() {
        return value("rcv_wnd");
    }

    /// Counts how often an acknowledgement did not come in time, since the connection began, `tcpi_total_rto`.
    ///
    /// @return the number of time-outs; empty before Linux 6.7
    public OptionalLong totalRto() {
        return value("total_rto");
    }
}
