package dev.osock.cli.relay;

import java.io.IOException;
import java.nio.ByteBuffer;

/// One end of a relay. One thread reads from it while another writes to it; closing it ends both.
interface End extends AutoCloseable {

    /// What [#read] returns when nothing comes any more.
    int ENDED = -1;

    /// Reads what is there, waiting for some of it: bytes of a stream, or one packet.
    ///
    /// @param into takes it; a packet that is longer is a failure, and never cut
    /// @return how many bytes, 0 of an empty packet; or [#ENDED]
    int read(ByteBuffer into) throws IOException;

    /// Writes all of a buffer, as one packet if there are packets.
    void write(ByteBuffer bytes) throws IOException;

    /// Has the other side find the end of what was written.
    void endWrites() throws IOException;

    /// Whether it is one of packets (datagrams or records), each of which is read and written as a whole.
    boolean hasPackets();

    @Override
    void close() throws IOException;
}
