package dev.osock.bench.child;

import dev.osock.ReceivedMsg;
import dev.osock.Socket;
import dev.osock.address.InAddr;
import dev.osock.address.SockaddrIn;
import dev.osock.bench.child.Repeat.Operation;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;
import dev.osock.message.ControlMessage;
import dev.osock.message.ControlTypes;
import dev.osock.message.Msg;
import dev.osock.message.MsgFlags;
import dev.osock.option.InPktinfo;
import dev.osock.option.IpOptions;
import dev.osock.option.Tos;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/// On one thread: sendmsg with TTL, TOS and PKTINFO; recvmsg brings the same three. Nothing else in Java can do it.
final class Messages {

    private static final int MESSAGE = 64;
    private static final int CONTROL = 256;

    private Messages() {}

    static Operation osock() throws IOException {
        Socket from = Socket.open(Domain.INET, Type.DGRAM);
        Socket to = Socket.open(Domain.INET, Type.DGRAM);
        from.bind(SockaddrIn.loopback(0));
        to.bind(SockaddrIn.loopback(0));
        to.setopt(IpOptions.RECVTTL, true);
        to.setopt(IpOptions.RECVTOS, true);
        to.setopt(IpOptions.PKTINFO, true);
        ByteBuffer out = ByteBuffer.allocateDirect(MESSAGE);
        ByteBuffer in = ByteBuffer.allocateDirect(MESSAGE);
        List<ByteBuffer> room = List.of(in);
        ControlMessage[] control = {ControlTypes.IP_TTL.of(9), ControlTypes.IP_TOS.of(Tos.LOWDELAY),
            ControlTypes.IP_PKTINFO.of(new InPktinfo(0, InAddr.LOOPBACK, InAddr.ANY))};
        Msg message = Msg.of(out).to(to.sockname()).with(control);
        return () -> {
            out.clear();
            from.sendmsg(message);
            in.clear();
            try (ReceivedMsg got = to.recvmsg(room, CONTROL, MsgFlags.NONE)) {
                if (got.ctrl().size() != control.length) {
                    throw new IOException(got.toString());
                }
            }
        };
    }
}
