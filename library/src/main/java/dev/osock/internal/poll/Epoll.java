package dev.osock.internal.poll;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import dev.osock.internal.abi.Abi;
import dev.osock.internal.kernel.Kernel;
import dev.osock.internal.kernel.Scratch;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Linux's event queue: epoll(7).
final class Epoll implements EventQueue {

    private static final int ADD = number("EPOLL_CTL_ADD");
    private static final int MOD = number("EPOLL_CTL_MOD");
    private static final int DEL = number("EPOLL_CTL_DEL");
    private static final int IN = number("EPOLLIN");
    private static final int OUT = number("EPOLLOUT");
    private static final int PRI = number("EPOLLPRI");
    private static final int RDHUP = number("EPOLLRDHUP");
    private static final int FAILED = number("EPOLLERR") | number("EPOLLHUP");
    private static final int BOTH_WAYS = IN | OUT | PRI | RDHUP | number("EPOLLET");
    private static final int ONCE = IN | number("EPOLLONESHOT");
    private static final int READABLE = IN | PRI | RDHUP | FAILED;
    private static final int WRITABLE = OUT | FAILED;

    private static final int ENOENT = -number("ENOENT");

    private static final long EVENT_SIZE = Abi.current().size("epoll_event");
    private static final long EVENTS = Abi.current().offset("epoll_event", "events");
    private static final long DATA = Abi.current().offset("epoll_event", "data");
    private static final int BATCH = 1024;
    private static final long NANOS_PER_MILLI = 1_000_000;

    /// Whether the kernel has refused to wait for less than a millisecond.
    private static volatile boolean isCoarse;

    private final int epfd;

    /// Wraps a descriptor that epoll_create1(2) made.
    Epoll(int epfd) {
        this.epfd = epfd;
    }

    @Override
    public int descriptor() {
        return epfd;
    }

    @Override
    public int add(Scratch scratch, int fd, long token) {
        return control(scratch, ADD, fd, BOTH_WAYS, token);
    }

    @Override
    public int tellAgain(Scratch scratch, int fd, long token) {
        return control(scratch, MOD, fd, BOTH_WAYS, token); // which looks at the descriptor anew
    }

    @Override
    public int remove(Scratch scratch, int fd) {
        return control(scratch, DEL, fd, 0, 0);
    }

    @Override
    public int watchOnce(Scratch scratch, int fd, long token) {
        int changed = control(scratch, MOD, fd, ONCE, token);
        return changed == ENOENT ? control(scratch, ADD, fd, ONCE, token) : changed;
    }

    @Override
    public int watch(Scratch scratch, int fd, long token) {
        return control(scratch, ADD, fd, IN, token);
    }

    @Override
    public int ignore(Scratch scratch, int fd, long token) {
        return control(scratch, MOD, fd, 0, token);
    }

    private int control(Scratch scratch, int operation, int fd, int events, long token) {
        MemorySegment memory = scratch.memory();
        memory.set(JAVA_INT, Scratch.VALUE + EVENTS, events);
        memory.set(JAVA_LONG_UNALIGNED, Scratch.VALUE + DATA, token);
        return Kernel.epollCtl(scratch, epfd, operation, fd, memory.address() + Scratch.VALUE);
    }

    @Override
    public Batch batch() {
        return new EpollBatch();
    }

    private final class EpollBatch extends Batch {
        private final Scratch scratch = new Scratch();
        private final MemorySegment events = Arena.ofAuto().allocate(EVENT_SIZE * BATCH, 8);

        @Override
        int take(long nanos) {
            if (nanos > 0 && nanos < NANOS_PER_MILLI && !isCoarse) {
                int count = Kernel.epollWaitNanos(scratch, epfd, events.address(), BATCH, nanos);
                if (count >= 0 || count == Kernel.EINTR) {
                    return count;
                }
                isCoarse = true; // an older kernel, or a sandbox: what is refused here may be granted there
            }
            int millis = nanos <= 0 ? (int) nanos : (int) Math.max(1, nanos / NANOS_PER_MILLI);
            return Kernel.epollWait(scratch, epfd, events.address(), BATCH, millis);
        }

        @Override
        long token(int index) {
            return events.get(JAVA_LONG_UNALIGNED, index * EVENT_SIZE + DATA);
        }

        @Override
        boolean readable(int index) {
            return (bits(index) & READABLE) != 0;
        }

        @Override
        boolean writable(int index) {
            return (bits(index) & WRITABLE) != 0;
        }

        @Override
        boolean exceptional(int index) {
            return (bits(index) & ~(IN | OUT)) != 0;
        }

        private int bits(int index) {
            return events.get(JAVA_INT, index * EVENT_SIZE + EVENTS);
        }
    }

    private static int number(String symbol) {
        return Abi.current().number(symbol);
    }
}
