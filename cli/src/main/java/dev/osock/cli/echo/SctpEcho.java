package dev.osock.cli.echo;

import dev.osock.ReceivedMsg;
import dev.osock.Socket;
import dev.osock.error.Reason;
import dev.osock.error.SocketClosedException;
import dev.osock.message.ControlTypes;
import dev.osock.message.Msg;
import dev.osock.message.MsgFlags;
import dev.osock.option.SctpOptions;
import dev.osock.sctp.SctpRcvinfo;
import dev.osock.sctp.SctpSndinfo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;

/// Sends back every message of an association as it came: whole, by the stream of the same number if there is one, and
/// with the same number for the peer.
public final class SctpEcho implements Conversation {

    private static final int PIECE = 64 * 1024;

    /// A message that is longer comes back in parts.
    private static final int MOST = 1024 * 1024;

    @Override
    public long hold(Socket peer) throws IOException {
        peer.setopt(SctpOptions.RECVRCVINFO, true);
        int streams = peer.getopt(SctpOptions.STATUS).outstrms();
        var message = new ByteArrayOutputStream();
        long bytes = 0;
        try {
            for (;;) {
                ReceivedMsg piece = peer.recvmsg(PIECE, 0, MsgFlags.NONE);
                message.write(piece.data());
                if (piece.flags().contains(MsgFlags.EOR) || message.size() >= MOST) {
                    Optional<SctpRcvinfo> info = piece.value(ControlTypes.SCTP_RCVINFO);
                    int stream = info.map(SctpRcvinfo::sid).filter(sid -> sid < streams).orElse(0);
                    SctpSndinfo back = SctpSndinfo.stream(stream).withPpid(info.map(SctpRcvinfo::ppid).orElse(0L));
                    bytes += peer.sendmsg(Msg.of(message.toByteArray()).with(ControlTypes.SCTP_SNDINFO.of(back)));
                    message.reset();
                }
            }
        } catch (SocketClosedException end) {
            if (end.reason() != Reason.Closed.BY_PEER) {
                throw end;
            }
            return bytes;
        }
    }
}
