package dev.osock.bench.child;

import dev.osock.MessageBatch;
import dev.osock.Socket;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.bench.child.Repeat.Operation;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;
import dev.osock.message.ControlTypes;
import dev.osock.option.IpOptions;
import java.io.IOException;

/// On one thread: a batch of UDP datagrams of 64 bytes from one socket to another; of each that has come the sender's
/// address is read, and its TTL, which is a control message.
final class ReadBatches {

    private static final int MESSAGE = 64;
    private static final int CONTROL = 24;
    private static final int TTL = 9;

    private ReadBatches() {}

    static Operation osock() throws IOException {
        Socket from = Socket.open(Domain.INET, Type.DGRAM);
        Socket to = Socket.open(Domain.INET, Type.DGRAM);
        from.bind(SockaddrIn.loopback(0));
        to.bind(SockaddrIn.loopback(0));
        from.setopt(IpOptions.TTL, TTL);
        to.setopt(IpOptions.RECVTTL, true);
        Sockaddr source = from.sockname();
        MessageBatch out = MessageBatch.of(DatagramEnd.BATCH, MESSAGE);
        for (int i = 0; i < out.capacity(); i++) {
            out.add().limit(MESSAGE);
            out.address(i, to.sockname());
        }
        MessageBatch in = MessageBatch.of(DatagramEnd.BATCH, MESSAGE, CONTROL);
        return () -> {
            out.rewind();
            from.sendmmsg(out);
            for (int left = out.count(); left > 0; left -= in.count()) {
                to.recvmmsg(in);
                check(in, source);
            }
        };
    }

    private static void check(MessageBatch in, Sockaddr source) throws IOException {
        for (int i = 0; i < in.count(); i++) {
            if (!in.address(i).equals(source) || in.number(i, ControlTypes.IP_TTL, 0) != TTL) {
                throw new IOException("another datagram: " + in.address(i) + " " + in.ctrl(i));
            }
        }
    }
}
