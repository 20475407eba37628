package dev.osock.option;

import static dev.osock.testing.sockets.Bytes.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.Socket;
import dev.osock.address.Sockaddr;
import dev.osock.error.Errno;
import dev.osock.error.SocketException;
import dev.osock.testing.Need;
import dev.osock.testing.Patience;
import dev.osock.testing.Requires;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Failing;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Taking a connection out of one socket and into another, of which the peer sees nothing.
@Requires(Need.ROOT)
@Bounded
class TcpRepairTest {

    private static final Duration PATIENCE = Patience.seconds(5);

    private static final int ON = 1;
    private static final int OFF_WITHOUT_PROBE = -1;
    private static final int RECEIVED = 1;
    private static final int SENT = 2;

    /// `TCPOPT_MSS`.
    private static final int MSS = 2;
    /// `TCPOPT_SACK_PERMITTED`.
    private static final int SACK = 4;
    /// `TCPOPT_TIMESTAMP`.
    private static final int TIMESTAMPS = 8;

    /// What there is to know of a connection with nothing on its way.
    private record Connection(
            Sockaddr local,
            Sockaddr remote,
            long sent,
            long received,
            int mss,
            long clock,
            TcpRepairWindow window) {

        static Connection of(Socket socket) throws SocketException {
            return new Connection(
                    socket.sockname(),
                    socket.peername(),
                    sequence(socket, SENT),
                    sequence(socket, RECEIVED),
                    socket.getopt(TcpOptions.MAXSEG),
                    socket.getopt(TcpOptions.TIMESTAMP),
                    socket.getopt(TcpOptions.REPAIR_WINDOW));
        }

        private static long sequence(Socket socket, int queue) throws SocketException {
            socket.setopt(TcpOptions.REPAIR_QUEUE, queue);
            assertThat(socket.getopt(TcpOptions.REPAIR_QUEUE)).isEqualTo(queue);
            return socket.getopt(TcpOptions.QUEUE_SEQ);
        }

        void into(Socket socket) throws SocketException {
            socket.setopt(TcpOptions.REPAIR, ON);
            socket.setopt(SocketOptions.REUSEADDR, true);
            socket.bind(local);
            socket.setopt(TcpOptions.REPAIR_QUEUE, SENT);
            socket.setopt(TcpOptions.QUEUE_SEQ, sent);
            socket.setopt(TcpOptions.REPAIR_QUEUE, RECEIVED);
            socket.setopt(TcpOptions.QUEUE_SEQ, received);
            socket.connect(remote);
            socket.setopt(
                    TcpOptions.REPAIR_OPTIONS,
                    TcpRepairOptions.of(
                            new TcpRepairOptions.Option(MSS, mss),
                            new TcpRepairOptions.Option(SACK, 0),
                            new TcpRepairOptions.Option(TIMESTAMPS, 0)));
            socket.setopt(TcpOptions.TIMESTAMP, clock);
            socket.setopt(TcpOptions.REPAIR_WINDOW, window);
            socket.setopt(TcpOptions.REPAIR, OFF_WITHOUT_PROBE);
        }
    }

    @Test
    void aConnectionGoesOnInAnotherSocket() throws Exception {
        try (Pair pair = SocketKind.INET_STREAM.pair(); Socket other = SocketKind.INET_STREAM.open()) {
            pair.near().send(bytes("before "));
            assertThat(pair.far().within(PATIENCE).recv(7)).isEqualTo(bytes("before "));
            pair.far().send(bytes("and back"));
            assertThat(pair.near().within(PATIENCE).recv(8)).isEqualTo(bytes("and back"));

            pair.near().setopt(TcpOptions.REPAIR, ON);
            Connection connection = Connection.of(pair.near());
            pair.near().close(); // which the peer is not told
            connection.into(other);

            assertThat(other.peername()).isEqualTo(pair.far().sockname());
            other.send(bytes("after"));
            assertThat(pair.far().within(PATIENCE).recv(5)).isEqualTo(bytes("after"));
            pair.far().send(bytes("and back"));
            assertThat(other.within(PATIENCE).recv(8)).isEqualTo(bytes("and back"));
        }
    }

    @Test
    void aSocketThatIsNotUnderRepairSaysSo() throws Exception {
        try (Pair pair = SocketKind.INET_STREAM.pair()) {
            Socket socket = pair.near();
            assertThat(socket.getopt(TcpOptions.REPAIR)).isZero();
            assertThat(Failing.reasonOf(() -> socket.setopt(TcpOptions.REPAIR_QUEUE, SENT))).isEqualTo(Errno.EPERM);
            assertThat(Failing.reasonOf(() -> socket.getopt(TcpOptions.REPAIR_QUEUE))).isEqualTo(Errno.EINVAL);
            assertThat(Failing.reasonOf(() -> socket.getopt(TcpOptions.QUEUE_SEQ))).isEqualTo(Errno.EINVAL);
            assertThat(Failing.reasonOf(() -> socket.getopt(TcpOptions.REPAIR_WINDOW))).isEqualTo(Errno.EPERM);
            assertThat(Failing.reasonOf(() -> socket.setopt(TcpOptions.TIMESTAMP, 1L))).isEqualTo(Errno.EPERM);
            assertThat(Failing.reasonOf(() -> socket.setopt(TcpOptions.REPAIR_OPTIONS, TcpRepairOptions.of())))
                    .isEqualTo(Errno.EINVAL);
        }
    }
}
