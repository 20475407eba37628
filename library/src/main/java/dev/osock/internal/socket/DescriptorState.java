package dev.osock.internal.socket;

import dev.osock.error.SocketException;
import dev.osock.internal.abi.Abi;
import dev.osock.internal.call.BounceBuffer;
import dev.osock.internal.call.Call;
import dev.osock.internal.call.DescriptorOwner;
import dev.osock.internal.call.Failure;
import dev.osock.internal.kernel.Kernel;
import dev.osock.internal.kernel.Scratch;
import dev.osock.internal.registry.Registry;
import dev.osock.internal.registry.RegistryEntry;
import dev.osock.internal.registry.SocketRef;
import dev.osock.internal.wait.LingeringClose;
import dev.osock.internal.wait.Outcome;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A descriptor that this process owns and that is no socket of this library, or not yet: closed once, and never used
/// afterwards.
public final class DescriptorState extends RegistryEntry implements DescriptorOwner, SocketRef.Losable {

    /// Those with a public object that own one, which keeps them reachable.
    private static final Registry<DescriptorState> REGISTRY = new Registry<>(false);

    private static final int SOL_SOCKET = Abi.current().number("SOL_SOCKET");
    private static final int SO_PEERPIDFD = Abi.current().number("SO_PEERPIDFD");

    /// Guarded by this; -1 while it owns none: not yet, or it is closed or given away.
    private int fd = -1;

    /// Guarded by this: how many calls are using the descriptor.
    private int users;

    /// Guarded by this: to be closed by the last user.
    private boolean closing;

    /// Guarded by this: the public object, once there is one.
    private @Nullable SocketRef face;

    /// Owns none yet: it is made before the system call that makes the descriptor.
    public DescriptorState() {}

    /// Remembers the public object, weakly; if that is lost the descriptor is closed.
    ///
    /// @param descriptor the object
    public void face(Object descriptor) {
        REGISTRY.add(this, false);
        synchronized (this) {
            face = new SocketRef(descriptor, this);
        }
    }

    /// Makes several, which own none yet.
    public static List<DescriptorState> of(int count) {
        if (count == 0) {
            return List.of();
        }
        List<DescriptorState> owners = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            owners.add(new DescriptorState());
        }
        return owners;
    }

    @Override
    public synchronized int own(int made) {
        if (made >= 0) {
            fd = made;
        }
        return made;
    }

    /// Owns a descriptor again that it has given away.
    synchronized void takeBack(int given) {
        fd = given;
        if (face != null) {
            REGISTRY.add(this, false);
        }
    }

    /// Duplicates a socket's descriptor, `F_DUPFD_CLOEXEC`.
    ///
    /// @param <T> the type of the public object
    /// @param socket the socket
    /// @param maker makes the public object of the duplicate's owner
    /// @return that
    /// @throws SocketException closed, or `EMFILE`
    public static <T> T duplicateOf(OpenSocket socket, Function<DescriptorState, T> maker) throws SocketException {
        var duplicate = new DescriptorState();
        T made = maker.apply(duplicate);
        long result = socket.control(scratch -> {
            socket.mustNotBlock(scratch);
            return duplicate.own(Kernel.duplicate(scratch, socket.fd()));
        });
        if (result < 0) {
            throw Failure.of("duplicate", socket.kind(), "", null).because(result);
        }
        return made;
    }

    /// Asks for a descriptor of the process at the other end, `SO_PEERPIDFD`.
    ///
    /// @param <T> the type of the public object
    /// @param socket a connected local socket
    /// @param maker makes the public object of the descriptor's owner
    /// @return that
    /// @throws SocketException closed, or with the errno
    public static <T> T ofPeer(OpenSocket socket, Function<DescriptorState, T> maker) throws SocketException {
        var peer = new DescriptorState();
        T made = maker.apply(peer);
        long result = socket.control(scratch -> {
            int got = Kernel.getsockopt(scratch, socket.fd(), SOL_SOCKET, SO_PEERPIDFD, Integer.BYTES);
            return got < 0 ? got : peer.own(scratch.intValue());
        });
        if (result < 0) {
            throw Failure.of("peer's pidfd of", socket.kind(), "", null).because(result);
        }
        return made;
    }

    /// Duplicates any descriptor, `F_DUPFD_CLOEXEC`.
    ///
    /// @param <T> the type of the public object
    /// @param given its number
    /// @param maker makes the public object of the duplicate's owner
    /// @return that
    /// @throws SocketException `EBADF` or `EMFILE`
    public static <T> T duplicateOf(int given, Function<DescriptorState, T> maker) throws SocketException {
        var duplicate = new DescriptorState();
        T made = maker.apply(duplicate);
        Call call = Call.begin();
        try {
            OpenSocket.share(call.scratch, given);
            int fd = duplicate.own(Kernel.duplicate(call.scratch, given));
            if (fd < 0) {
                throw Failure.of("duplicate descriptor " + given).because(fd);
            }
            return made;
        } finally {
            call.end();
        }
    }

    /// Duplicates a descriptor of a process, pidfd_open(2) and pidfd_getfd(2).
    ///
    /// @param <T> the type of the public object
    /// @param process its number
    /// @param given the descriptor's number there
    /// @param maker makes the public object of the duplicate's owner
    /// @return that
    /// @throws SocketException with the errno
    public static <T> T ofProcess(int process, int given, Function<DescriptorState, T> maker) throws SocketException {
        if (process == ProcessHandle.current().pid()) {
            return duplicateOf(given, maker);
        }
        var duplicate = new DescriptorState();
        T made = maker.apply(duplicate);
        Call call = Call.begin();
        try {
            int pidfd = call.descriptors.add(Kernel.pidfdOpen(call.scratch, process));
            int fd = pidfd < 0 ? pidfd : duplicate.own(Kernel.pidfdGetfd(call.scratch, pidfd, given));
            if (fd < 0) {
                throw Failure.of("duplicate descriptor " + given + " of process " + process).because(fd);
            }
            return made;
        } finally {
            call.end();
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
        REGISTRY.remove(this);
        return given;
    }

    /// Closes the descriptor, close(2), as soon as no call uses it. A socket may linger, as when it is closed as one.
    public void close() {
        Call call = Call.begin(); // first: without memory for it the descriptor stays as it is
        try {
            int closed = take();
            if (closed < 0) {
                return;
            }
            if (Thread.currentThread().isVirtual() && LingeringClose.isNeeded(call.scratch, closed)) {
                closeLingering(call, closed);
            } else {
                call.descriptors.add(closed); // which the call closes at its end
            }
        } finally {
            call.end();
        }
    }

    /// Takes the descriptor to close it.
    ///
    /// @return less than 0 if there is none, or somebody uses it, who then closes it
    private synchronized int take() {
        if (users > 0) {
            closing = true;
            return -1;
        }
        REGISTRY.remove(this);
        int taken = fd;
        fd = -1;
        return taken;
    }

    private static void closeLingering(Call call, int closed) {
        try {
            LingeringClose.close(new Release(closed));
        } catch (OutOfMemoryError noThread) {
            call.descriptors.add(closed);
        }
    }

    /// The close that lingers, on another thread.
    private record Release(int fd, Call call) implements LingeringClose.Closing {

        Release(int fd) {
            this(fd, Call.begin());
        }

        @Override
        public int release() {
            call.descriptors.add(fd);
            return call.descriptors.closeLast();
        }

        @Override
        public void end() {
            call.end();
        }
    }

    @Override
    public void closeLost() {
        if (!lingers() || !startClosing()) {
            close();
        }
    }

    private boolean lingers() {
        int used = use();
        if (used < 0) {
            return false;
        }
        try {
            Call call = Call.begin();
            boolean lingers = LingeringClose.isNeeded(call.scratch, used);
            call.end();
            return lingers;
        } finally {
            release();
        }
    }

    private boolean startClosing() {
        try {
            Thread.ofVirtual().name("osock-close").start(this::close);
            return true;
        } catch (OutOfMemoryError noThread) {
            return false;
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
            MemorySegment memory = arena.allocate(Math.max(1, Math.min(length, BounceBuffer.SIZE)));
            int read = transfer("read", memory, Math.min(length, BounceBuffer.SIZE), Kernel::read);
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
            int size = Math.min(length, BounceBuffer.SIZE);
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
        Call call = Call.begin();
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
            call.end();
            release();
        }
    }

    @Override
    public synchronized String toString() {
        return fd < 0 ? "closed descriptor" : "descriptor " + fd;
    }
}
