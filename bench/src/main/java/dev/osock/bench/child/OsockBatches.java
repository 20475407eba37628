package dev.osock.bench.child;

import dev.osock.MessageBatch;
import dev.osock.Socket;
import dev.osock.address.SockaddrIn;
import dev.osock.option.UdpOptions;
import java.io.IOException;

/// This library, several datagrams with each system call; each of them may be a train.
final class OsockBatches implements DatagramEnd {

    private final Socket socket = OsockDatagrams.bound();
    private final MessageBatch batch;
    private final int size;

    OsockBatches(int size, Traffic traffic) throws IOException {
        this.size = size;
        boolean isTrains = traffic == Traffic.TRAINS;
        batch = isTrains ? MessageBatch.of(TRAINS, LONGEST_TRAIN) : MessageBatch.of(BATCH, size);
        socket.setopt(UdpOptions.GRO, isTrains);
    }

    @Override
    public int port() throws IOException {
        return ((SockaddrIn) socket.sockname()).port();
    }

    @Override
    public void receive() throws IOException {
        socket.recvmmsg(batch);
    }

    @Override
    public int count() {
        int whole = 0;
        for (int i = 0; i < batch.count(); i++) {
            if (batch.address(i) instanceof SockaddrIn) {
                whole += count(i);
            }
        }
        return whole;
    }

    private int count(int message) {
        int segments = batch.segments(message);
        int whole = 0;
        for (int i = 0; i < segments; i++) {
            if (batch.segment(message, i).remaining() == size) {
                whole++;
            }
        }
        return whole;
    }

    @Override
    public void answer() throws IOException {
        socket.sendmmsg(batch);
    }
}
