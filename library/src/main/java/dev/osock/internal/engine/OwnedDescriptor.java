package dev.osock.internal.engine;

import dev.osock.error.SocketException;
import dev.osock.internal.abi.Abi;
import dev.osock.internal.kernel.Kernel;
import dev.osock.internal.kernel.Scratch;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A descriptor that this process owns and that is no socket of this library, or not yet: closed once, and never used
/// afterwards.
public final class OwnedDescriptor {

    private static final int SOL_SOCKET = Abi.current().number("SOL_SOCKET");
    private static final int SO_PEERPIDFD = Abi.current().number("SO_PEERPIDFD");

    /// Guarded by this; -1 once closed or given away.
    private int fd;

    /// Guarded by this: how many calls are using the descriptor.
    private int users;

    /// Guarded by this: to be closed by the last user.
    private boolean closing;

    OwnedDescriptor(int fd) {
        this.fd = fd;
    }

    /// Takes received descriptors over. If that fails, all of them are closed.
    static List<OwnedDescriptor> takeOver(int[] descriptors) {
        if (descriptors.length == 0) {
            return List.of();
        }
        try {
            List<OwnedDescriptor> owned = new ArrayList<>(descriptors.length);
            for (int descriptor : descriptors) {
                owned.add(new OwnedDescriptor(descriptor));
            }
            return owned;
        } catch (Throwable noMemory) {
            Call call = Endpoint.CALLS.take();
            for (int descriptor : descriptors) {
                Kernel.close(call.scratch, descriptor);
            }
            throw noMemory;
        }
    }

    /// Duplicates a socket's descriptor, `F_DUPFD_CLOEXEC`.
    ///
    /// @param endpoint the socket
    /// @return the duplicate
    /// @throws SocketException closed, or `EMFILE`
    public static OwnedDescriptor duplicateOf(Endpoint endpoint) throws SocketException {
        long result = endpoint.control(scratch -> {
            endpoint.mustNotBlock(scratch);
            return Kernel.duplicate(scratch, endpoint.fd());
        });
        if (result < 0) {
            throw Failure.of("duplicate", endpoint.kind(), "", null).because(result);
        }
        return new OwnedDescriptor((int) result);
    }

    /// Asks for a descriptor of the process at the other end, `SO_PEERPIDFD`.
    ///
    /// @param endpoint a connected local socket
    /// @return the descriptor
    /// @throws SocketException closed, or with the errno
    public static OwnedDescriptor ofPeer(Endpoint endpoint) throws SocketException {
        long result = endpoint.control(scratch -> {
            int got = Kernel.getsockopt(scratch, endpoint.fd(), SOL_SOCKET, SO_PEERPIDFD, Integer.BYTES);
            return got < 0 ? got : scratch.intValue();
        });
        if (result < 0) {
            throw Failure.of("peer's pidfd of", endpoint.kind(), "", null).because(result);
        }
        return new OwnedDescriptor((int) result);
    }

    /// Duplicates any descriptor, `F_DUPFD_CLOEXEC`.
    ///
    /// @param given its number
    /// @return the duplicate
    /// @throws SocketException `EBADF` or `EMFILE`
    public static OwnedDescriptor duplicateOf(int given) throws SocketException {
        Call call = Endpoint.CALLS.take();
        try {
            Endpoint.share(call.scratch, given);
            int fd = Kernel.duplicate(call.scratch, given);
            if (fd < 0) {
                throw Failure.of("duplicate descriptor " + given).because(fd);
            }
            return new OwnedDescriptor(fd);
        } finally {
            Endpoint.CALLS.give(call);
        }
    }

    /// Tells the descriptor's number.
    ///
    /// @return the number, or -1 if it is closed or given away
    public synchronized int fd() {
        return closing ? -1 : fd;
    }

    /// Keeps the descriptor open while a call uses it.
    ///
    /// @return its number, or -1 if it is closed or given away: then [#release] must not be called
    public synchronized int use() {
        if (fd < 0 || closing) {
            return -1;
        }
        users++;
        return fd;
    }

    /// Ends a use.
    public void release() {
        synchronized (this) {
            users--;
            if (!closing || users > 0) {
                return;
            }
        }
        close();
    }

    /// Gives the descriptor away: this object does not close it any more.
    ///
    /// @return its number, or -1 if it is closed, given away or in use
    public synchronized int giveAway() {
        if (closing || users > 0) {
            return -1;
        }
        int given = fd;
        fd = -1;
        return given;
    }

    /// Owns a descriptor again that could not be given away.
    synchronized void takeBack(int given) {
        fd = given;
    }

    /// Closes the descriptor, close(2), as soon as no call uses it.
    public void close() {
        int closed;
        synchronized (this) {
            if (users > 0) {
                closing = true;
                return;
            }
            closed = fd;
            fd = -1;
        }
        if (closed >= 0) {
            Call call = Endpoint.CALLS.take();
            try {
                Kernel.close(call.scratch, closed);
            } finally {
                Endpoint.CALLS.give(call);
            }
        }
    }

    /// Reads from it, read(2), which may block.
    ///
    /// @param bytes takes what is read
    /// @param offset where in them
    /// @param length the most
    /// @return how many were read, 0 at the end
    /// @throws SocketException closed, or with the errno
    public int read(byte[] bytes, int offset, int length) throws SocketException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(Math.max(1, Math.min(length, Bounce.SIZE)));
            int read = transfer("read", memory, Math.min(length, Bounce.SIZE), Kernel::read);
            memory.asByteBuffer().get(0, bytes, offset, read);
            return read;
        }
    }

    /// Writes to it, write(2), which may block.
    ///
    /// @param bytes what to write
    /// @param offset where in them
    /// @param length the most
    /// @return how many were written
    /// @throws SocketException closed, or with the errno
    public int write(byte[] bytes, int offset, int length) throws SocketException {
        try (Arena arena = Arena.ofConfined()) {
            int size = Math.min(length, Bounce.SIZE);
            MemorySegment memory = arena.allocate(Math.max(1, size));
            memory.asByteBuffer().put(0, bytes, offset, size);
            return transfer("write", memory, size, Kernel::write);
        }
    }

    private interface Transferring {
        long apply(Scratch scratch, int fd, long address, long size);
    }

    private int transfer(String name, MemorySegment memory, int size, Transferring kernel) throws SocketException {
        int used = use();
        if (used < 0) {
            throw Failure.of(name + " descriptor").because(Outcome.CLOSED);
        }
        Call call = Endpoint.CALLS.take();
        try {
            long result;
            do {
                result = kernel.apply(call.scratch, used, memory.address(), size);
            } while (result == Kernel.EINTR);
            if (result < 0) {
                throw Failure.of(name + " descriptor " + used).because(result);
            }
            return (int) result;
        } finally {
            Endpoint.CALLS.give(call);
            release();
        }
    }

    @Override
    public synchronized String toString() {
        return fd < 0 ? "closed descriptor" : "descriptor " + fd;
    }

    /// Closes several.
    static void closeAll(@Nullable List<OwnedDescriptor> descriptors) {
        if (descriptors != null) {
            descriptors.forEach(OwnedDescriptor::close);
        }
    }
}
