package dev.osock.bench.child;

import dev.osock.MessageBatch;
import dev.osock.Socket;
import dev.osock.address.SockaddrIn;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/// Sends datagrams to one place as fast as it can, in trains of [DatagramEnd#BATCH] where the contestant has them. The
/// figures are how many were sent, NaN, as none comes back, and the seconds it took.
///
/// @param train what is repeated
record Flood(Train train) implements Task {

    private static final double NANOS = 1e9;

    /// Some datagrams.
    interface Train {
        /// Sends them.
        ///
        /// @return how many
        int send() throws IOException;
    }

    @Override
    public double[] round(long nanos) throws IOException {
        long begin = System.nanoTime();
        long now;
        long sent = 0;
        do {
            sent += train.send();
            now = System.nanoTime();
        } while (now - begin < nanos);
        return new double[] {sent, Double.NaN, (now - begin) / NANOS};
    }

    /// As trains, which the kernel cuts, several with each system call.
    static Train osock(int size, InetSocketAddress place) throws IOException {
        Socket socket = connected(place);
        MessageBatch trains = MessageBatch.of(DatagramEnd.TRAINS, size * DatagramEnd.BATCH);
        for (int i = 0; i < trains.capacity(); i++) {
            trains.add().limit(size * DatagramEnd.BATCH);
            trains.segmentSize(i, size);
        }
        return () -> {
            trains.rewind();
            socket.sendmmsg(trains);
            return trains.count() * DatagramEnd.BATCH;
        };
    }

    private static Socket connected(InetSocketAddress place) throws IOException {
        Socket socket = Socket.open(Domain.INET, Type.DGRAM);
        socket.connect(SockaddrIn.of(place.getHostString(), place.getPort()));
        return socket;
    }

    /// As trains, each with a system call.
    static Train osockSingle(int size, InetSocketAddress place) throws IOException {
        Socket socket = connected(place);
        ByteBuffer train = ByteBuffer.allocateDirect(size * DatagramEnd.BATCH);
        return () -> {
            socket.sendSegments(train.clear(), size);
            return DatagramEnd.BATCH;
        };
    }

    /// One by one.
    static Train nio(int size, InetSocketAddress place) throws IOException {
        DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET).connect(place);
        ByteBuffer datagram = ByteBuffer.allocateDirect(size);
        return () -> {
            channel.write(datagram.clear());
            return 1;
        };
    }
}
