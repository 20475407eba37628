package dev.osock.tls;

import dev.osock.ReceivedMsg;
import dev.osock.Socket;
import dev.osock.error.Errno;
import dev.osock.error.SocketErrnoException;
import dev.osock.error.SocketException;
import dev.osock.kind.Shutdown;
import dev.osock.message.ControlTypes;
import dev.osock.message.Msg;
import dev.osock.message.MsgFlags;
import dev.osock.message.TlsRecordType;
import dev.osock.option.TcpOptions;
import dev.osock.option.TlsKey;
import dev.osock.option.TlsOptions;
import java.io.IOException;
import java.util.Optional;

/// What comes after a handshake: the recipe of `docs/guide/tls.md`.
final class KernelTls {

    private static final int RECORD = 16_384;
    private static final byte[] CLOSE_NOTIFY = {1, 0};
    private static final int NEW_SESSION_TICKET = 4;

    private KernelTls() {}

    /// Hands the records to the kernel.
    ///
    /// @return false if it has no TLS: then all is as it was
    static boolean begin(Socket socket, TlsKey sent, TlsKey received) throws SocketException {
        try {
            socket.setopt(TcpOptions.ULP, "tls");
        } catch (SocketErrnoException e) {
            if (e.is(Errno.ENOENT)) {
                return false;
            }
            throw e;
        }
        socket.setopt(TlsOptions.TX, sent);
        socket.setopt(TlsOptions.RX, received);
        return true;
    }

    /// Receives what the peer's program has sent.
    ///
    /// @return the bytes, or nothing if the peer has said that it sends no more
    static Optional<byte[]> receive(Socket socket) throws IOException {
        while (true) {
            ReceivedMsg message = socket.recvmsg(RECORD, 0, MsgFlags.NONE);
            TlsRecordType type = message.value(ControlTypes.TLS_GET_RECORD_TYPE).orElseThrow();
            byte[] data = message.data();
            if (type.equals(TlsRecordType.APPLICATION_DATA)) {
                return Optional.of(data);
            }
            if (type.equals(TlsRecordType.ALERT) && data[1] == CLOSE_NOTIFY[1]) {
                return Optional.empty();
            }
            if (!type.equals(TlsRecordType.HANDSHAKE) || data[0] != NEW_SESSION_TICKET) {
                throw new IOException("the peer has sent an alert, or wants other keys: " + message);
            }
        }
    }

    /// Says that no more will be sent.
    static void end(Socket socket) throws SocketException {
        socket.sendmsg(Msg.of(CLOSE_NOTIFY).with(ControlTypes.TLS_SET_RECORD_TYPE.of(TlsRecordType.ALERT)));
        socket.shutdown(Shutdown.WRITE);
    }
}
