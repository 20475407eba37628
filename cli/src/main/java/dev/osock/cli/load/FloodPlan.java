package dev.osock.cli.load;

import dev.osock.Socket;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.address.SockaddrIn6;
import dev.osock.address.SockaddrUn;
import dev.osock.cli.address.Endpoint;
import dev.osock.kind.Protocol;
import dev.osock.kind.Type;
import java.time.Duration;

/// What a flood is to be.
///
/// @param target where it goes
/// @param rate how fast
/// @param size how many bytes each datagram or piece of a stream has
/// @param time how long
/// @param batch how many messages go with one system call
/// @param segments how many datagrams a message is, if it is a train
/// @param isZerocopy whether the kernel is not to copy
public record FloodPlan(
        Endpoint target,
        BitRate rate,
        int size,
        Duration time,
        int batch,
        int segments,
        boolean isZerocopy) {

    private static final int MOST_DATAGRAM = 65_507;
    private static final int MOST_PIECE = 16 * 1024 * 1024;
    private static final int MOST_BATCH = 1024;
    private static final int MOST_SEGMENTS = 64;
    private static final int USUAL_DATAGRAM = 1200;
    private static final int USUAL_PIECE = 128 * 1024;
    private static final BitRate USUAL_UDP = BitRate.parse("1M");

    /// Checks that there can be such a flood.
    ///
    /// @throws IllegalArgumentException if not; the message is for the user
    public FloodPlan {
        checkTarget(target);
        boolean isStream = isStream(target);
        check("--size", size, isStream ? 1 : Header.SIZE, isStream ? MOST_PIECE : MOST_DATAGRAM);
        check("--batch", batch, 1, MOST_BATCH);
        check("--segments", segments, 1, MOST_SEGMENTS);
        if (time.isZero()) {
            throw new IllegalArgumentException("--seconds is 0, in which nothing goes");
        }
        if (isStream && batch > 1) {
            throw new IllegalArgumentException("--batch is for datagrams, which " + target + " has none of");
        }
        if (segments > 1 && !isUdp(target)) {
            throw new IllegalArgumentException("--segments is for UDP, which " + target + " is not");
        }
        if (segments > 1 && size * segments > MOST_DATAGRAM) {
            throw new IllegalArgumentException("--segments " + segments + " with --size " + size + " is a train of "
                    + size * segments + " bytes, and none has more than " + MOST_DATAGRAM);
        }
        if (isZerocopy && (batch > 1 || segments > 1)) {
            throw new IllegalArgumentException("--zerocopy goes with neither --batch nor --segments");
        }
    }

    private static void check(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(option + " is " + value + ", which is not in " + least + ".." + most);
        }
    }

    private static void checkTarget(Endpoint target) {
        checkProtocol(target);
        Sockaddr address = target.address();
        boolean isNowhere = address.equals(SockaddrUn.unnamed())
                || (address instanceof SockaddrIn inet && inet.port() == 0)
                || (address instanceof SockaddrIn6 inet6 && inet6.port() == 0);
        if (isNowhere) {
            throw new IllegalArgumentException("nobody can listen at " + target + ": it names no "
                    + (address instanceof SockaddrUn ? "socket" : "port"));
        }
    }

    /// Checks that a flood can go by a protocol.
    ///
    /// @param address the address
    /// @throws IllegalArgumentException if not; the message is for the user
    public static void checkProtocol(Endpoint address) {
        if (address.protocol().equals(Protocol.SCTP)) {
            throw new IllegalArgumentException("a flood goes by any protocol but SCTP: " + address);
        }
        if (address.type().equals(Type.SEQPACKET)) {
            throw new IllegalArgumentException("a flood is a stream or datagrams, and no records: " + address);
        }
    }

    private static boolean isStream(Endpoint target) {
        return target.type().equals(Type.STREAM);
    }

    private static boolean isUdp(Endpoint target) {
        return target.protocol().equals(Protocol.UDP);
    }

    /// Tells how fast a flood goes if nothing is said: UDP, which nothing slows down, so fast that it disturbs nobody.
    ///
    /// @param target where it goes
    /// @return the rate
    public static BitRate usualRate(Endpoint target) {
        return isUdp(target) ? USUAL_UDP : BitRate.UNLIMITED;
    }

    /// Tells how long datagrams and pieces of a stream are if nothing is said.
    ///
    /// @param target where it goes
    /// @return how many bytes
    public static int usualSize(Endpoint target) {
        return isStream(target) ? USUAL_PIECE : USUAL_DATAGRAM;
    }

    boolean isOfDatagrams() {
        return !isStream(target);
    }

    Content content() {
        return isStream(target) ? new StreamBytes() : new NumberedDatagrams(size);
    }

    Sender sender(Socket socket, Content content) {
        if (isZerocopy) {
            return new ZerocopySender(socket, content, size);
        }
        if (batch > 1) {
            return new BatchSender(socket, content, batch, size, segments);
        }
        return segments > 1
                ? new TrainSender(socket, content, size, segments)
                : new SingleSender(socket, content, size);
    }
}
