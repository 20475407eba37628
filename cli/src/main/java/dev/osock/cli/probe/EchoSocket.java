package dev.osock.cli.probe;

import dev.osock.BlockingIo;
import dev.osock.ReceivedMsg;
import dev.osock.Socket;
import dev.osock.cli.address.Host;
import dev.osock.error.Errno;
import dev.osock.error.SocketErrnoException;
import dev.osock.error.SocketException;
import dev.osock.error.SocketTimeoutException;
import dev.osock.kind.Protocol;
import dev.osock.kind.Type;
import dev.osock.message.ControlTypes;
import dev.osock.message.ExtendedError;
import dev.osock.message.MsgFlags;
import dev.osock.option.IpOptions;
import dev.osock.option.Ipv6Options;
import dev.osock.option.SocketOptions;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/// A socket that sends echo requests to one host and receives what comes back: of the ICMP datagram type if the system
/// lets this user have one (`net.ipv4.ping_group_range`), otherwise raw, which needs a privilege.
final class EchoSocket implements AutoCloseable {

    private static final int LARGEST = 65_535;

    private final Socket socket;
    private final Host host;
    private final boolean isRaw;
    private final int identifier = ThreadLocalRandom.current().nextInt(1, 0x1_0000);

    private EchoSocket(Socket socket, Host host, boolean isRaw) {
        this.socket = socket;
        this.host = host;
        this.isRaw = isRaw;
    }

    /// Something that came back.
    sealed interface Answer {

        /// Tells which request it is about.
        int sequence();

        /// A reply.
        ///
        /// @param from who sent it
        /// @param payload its bytes
        /// @param hops what was left of its time to live
        /// @param at when it came
        record Reply(String from, int sequence, ByteBuffer payload, int hops, Instant at) implements Answer {}

        /// An error that the network reported.
        record Refusal(int sequence, ExtendedError error) implements Answer {}
    }

    static EchoSocket open(Host host, int hops) throws SocketException {
        Protocol protocol = host.isInet6() ? Protocol.ICMPV6 : Protocol.ICMP;
        EchoSocket made;
        try {
            made = new EchoSocket(Socket.open(host.domain(), Type.DGRAM, protocol), host, false);
        } catch (SocketErrnoException notForThisUser) {
            made = new EchoSocket(Socket.open(host.domain(), Type.RAW, protocol), host, true);
        }
        try {
            made.prepare(hops);
            return made;
        } catch (Throwable failed) {
            made.close();
            throw failed;
        }
    }

    private void prepare(int hops) throws SocketException {
        if (host.isInet6()) {
            socket.setopt(Ipv6Options.RECVERR, true);
            socket.setopt(Ipv6Options.RECVHOPLIMIT, true);
            socket.setopt(Ipv6Options.UNICAST_HOPS, hops);
        } else {
            socket.setopt(IpOptions.RECVERR, true);
            socket.setopt(IpOptions.RECVTTL, true);
            socket.setopt(IpOptions.TTL, hops);
        }
        socket.setopt(SocketOptions.TIMESTAMPNS, true);
        socket.connect(host.address());
    }

    /// Sends a request. An error that an earlier one has met is not this one's: it is in the error queue too.
    void send(int sequence, ByteBuffer payload) throws SocketException {
        byte[] packet = new Echo(identifier, sequence & 0xFFFF, payload).request(host.isInet6());
        try {
            socket.send(packet);
        } catch (SocketErrnoException earlier) {
            if (earlier.errno().equals(Errno.EMSGSIZE)) {
                throw earlier;
            }
            socket.send(packet);
        }
    }

    /// Waits for the next answer.
    ///
    /// @return the answer, or nothing if none came in time
    Optional<Answer> receive(Duration patience) throws SocketException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            Optional<Answer> refusal = refusal();
            if (refusal.isPresent()) {
                return refusal;
            }
            try {
                BlockingIo io = socket.within(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
                Optional<Answer> reply = reply(io.recvmsg(LARGEST, 0, MsgFlags.NONE));
                if (reply.isPresent()) {
                    return reply;
                }
            } catch (SocketTimeoutException over) {
                return refusal();
            } catch (SocketErrnoException reported) {
                refusal = refusal();
                if (refusal.isPresent()) {
                    return refusal;
                }
            }
        }
    }

    private Optional<Answer> reply(ReceivedMsg message) {
        return Echo.reply(message.data(), host.isInet6(), isRaw)
                .filter(echo -> !isRaw || echo.identifier() == identifier)
                .map(echo -> new Answer.Reply(
                        message.addr().map(Host::numeric).orElse(host.numeric()),
                        echo.sequence(),
                        echo.payload(),
                        message.value(host.isInet6() ? ControlTypes.IPV6_HOPLIMIT : ControlTypes.IP_TTL)
                                .orElse(0),
                        message.value(ControlTypes.TIMESTAMPNS)
                                .map(stamp -> stamp.toInstant())
                                .orElseGet(Instant::now)));
    }

    private Optional<Answer> refusal() throws SocketException {
        while (true) {
            ReceivedMsg entry;
            try {
                entry = socket.within(Duration.ZERO).recvmsg(MsgFlags.ERRQUEUE);
            } catch (SocketTimeoutException empty) {
                return Optional.empty();
            }
            Optional<Answer> refusal = entry.value(
                    host.isInet6() ? ControlTypes.IPV6_RECVERR : ControlTypes.IP_RECVERR)
                    .flatMap(error -> Echo.returned(entry.data(), host.isInet6())
                            .filter(echo -> !isRaw || echo.identifier() == identifier)
                            .map(echo -> new Answer.Refusal(echo.sequence(), error)));
            if (refusal.isPresent()) {
                return refusal;
            }
        }
    }

    @Override
    public void close() throws SocketException {
        socket.close();
    }
}
