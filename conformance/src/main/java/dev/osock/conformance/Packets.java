package dev.osock.conformance;

import dev.osock.conformance.term.Term;
import dev.osock.conformance.term.TermWriter;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.ReentrantLock;

/// Packets with a length of four bytes before them: what goes over the pipes to and from the Erlang node.
final class Packets {

    private final DataInputStream from;
    private final OutputStream to;
    private final ReentrantLock writing = new ReentrantLock();

    Packets(InputStream from, OutputStream to) {
        this.from = new DataInputStream(from);
        this.to = to;
    }

    /// Reads a packet, waiting for it.
    ///
    /// @return its bytes
    /// @throws EOFException at the end
    byte[] read() throws IOException {
        int size = from.readInt();
        if (size < 0) {
            throw new IOException("a packet of " + Integer.toUnsignedString(size) + " bytes");
        }
        byte[] packet = from.readNBytes(size);
        if (packet.length < size) {
            throw new EOFException("in a packet");
        }
        return packet;
    }

    /// Writes a packet, whole, after those that were written before.
    void write(Term term) {
        byte[] packet = TermWriter.write(term);
        byte[] framed = ByteBuffer.allocate(Integer.BYTES + packet.length)
                .putInt(packet.length)
                .put(packet)
                .array();
        writing.lock();
        try {
            to.write(framed);
            to.flush();
        } catch (IOException gone) {
            Runtime.getRuntime().halt(0); // the node is gone, and nobody is left to tell
        } finally {
            writing.unlock();
        }
    }
}
