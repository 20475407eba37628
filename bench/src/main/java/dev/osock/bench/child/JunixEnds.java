package dev.osock.bench.child;

import dev.osock.bench.child.Ends.Transport;
import java.io.IOException;
import org.newsclub.net.unix.AFSocketPair;
import org.newsclub.net.unix.AFUNIXDatagramChannel;
import org.newsclub.net.unix.AFUNIXSelectorProvider;
import org.newsclub.net.unix.AFUNIXSocketChannel;

/// junixsocket's blocking channels, made by socketpair(2), with direct buffers.
enum JunixEnds implements Transport {
    UNIX {
        @Override
        public Ends open(int size, int room) throws IOException {
            AFSocketPair<AFUNIXSocketChannel> pair = AFUNIXSelectorProvider.provider().openSocketChannelPair();
            return new Ends(
                    ChannelEnds.end(pair.getSocket1(), size, room), ChannelEnds.end(pair.getSocket2(), size, room));
        }
    },
    UNIXGRAM {
        @Override
        public Ends open(int size, int room) throws IOException {
            AFSocketPair<AFUNIXDatagramChannel> pair = AFUNIXSelectorProvider.provider().openDatagramChannelPair();
            return new Ends(
                    ChannelEnds.end(pair.getSocket1(), size, room), ChannelEnds.end(pair.getSocket2(), size, room));
        }
    };
}
