package dev.osock.stress.fault;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.osock.internal.abi.Abi;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;

/// Makes the library's system calls fail, in the virtual machine in which it runs; for the rest of that machine's life.
///
/// A seccomp(2) filter hands every system call that is made by way of the C library's `syscall(2)`, which is how the
/// library makes all of its own and the virtual machine none of these, to a thread here, which lets it go on or answers
/// in the kernel's place. So nothing in the library is replaced, and a case costs microseconds where strace(1) takes a
/// tenth of a second.
final class KernelFaults {

    /// Fails the calls of one name from the first-th on, so many of them.
    ///
    /// @param operation only those with this second argument, or [#ANY]
    record Fault(String call, long operation, int errno, int first, int count) {
        static final long ANY = -1;
        static final Fault NONE = new Fault("", ANY, 0, 1, 0);

        boolean concerns(@Nullable String name, long second) {
            return call.equals(name) && (operation == ANY || operation == second);
        }
    }

    private static final int NO_NEW_PRIVILEGES = 38;
    private static final int SET_MODE_FILTER = 1;
    private static final int ALL_THREADS = 1 | 1 << 4; // and ESRCH, not a thread's number, if that fails
    private static final int NEW_LISTENER = 1 << 3;
    private static final long RECEIVE = 0xc0502100L;
    private static final long ANSWER = 0xc0182101L;
    private static final int GO_ON = 1;
    private static final int ALLOWED = 0x7fff0000;
    private static final int ASKED = 0x7fc00000;

    /// As long as the C library's function is.
    private static final int FUNCTION_SIZE = 64;

    private static final int NOTIFICATION_SIZE = 80;
    private static final int NUMBER = 16;
    private static final int FIRST_ARGUMENT = 32;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final MethodHandle SYSCALL = function(
            "syscall", 1, FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG));
    private static final MethodHandle PRCTL = function(
            "prctl", 1, FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG));
    private static final MethodHandle IOCTL =
            function("ioctl", 2, FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS));
    private static final MethodHandle CLOSE = function("close", -1, FunctionDescriptor.of(JAVA_INT, JAVA_INT));

    private final Map<Integer, String> names = new TreeMap<>();
    private final int close = Abi.current().number("SYS_close");
    private final int listener;

    /// How often each system call has been made since it was last asked.
    private final AtomicIntegerArray made = new AtomicIntegerArray(512);

    /// How many of those that the fault concerns have been made.
    private final AtomicInteger concerned = new AtomicInteger();

    private volatile Fault fault = Fault.NONE;

    private KernelFaults(List<String> calls) throws Throwable {
        for (String call : calls) {
            names.put(Abi.current().number("SYS_" + call), call);
        }
        listener = listen();
        Thread.ofPlatform().name("kernel-faults").daemon().start(this::serve);
    }

    /// Takes the system calls over, of all threads that there are and will be.
    static KernelFaults install(List<String> calls) {
        try {
            return new KernelFaults(calls);
        } catch (Throwable refused) {
            throw new IllegalStateException("cannot take system calls over", refused);
        }
    }

    /// From now on they fail so.
    void inject(Fault next) {
        concerned.set(0);
        fault = next;
    }

    /// From now on none fails.
    ///
    /// @return how many were made to fail
    int lift() {
        int failed = failed();
        fault = Fault.NONE;
        return failed;
    }

    /// How many have been made to fail so far.
    int failed() {
        Fault now = fault;
        return Math.clamp((long) concerned.get() - now.first + 1, 0, now.count);
    }

    void forget() {
        for (int number : names.keySet()) {
            made.set(number, 0);
        }
    }

    /// Which system calls have been made since they were last forgotten, and how often.
    Map<String, Integer> made() {
        Map<String, Integer> all = new TreeMap<>();
        names.forEach((number, name) -> {
            if (made.get(number) > 0) {
                all.put(name, made.get(number));
            }
        });
        return all;
    }

    private int listen() throws Throwable {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment filter = filter(arena);
            MemorySegment program = arena.allocate(16, 8);
            program.set(JAVA_SHORT, 0, (short) (filter.byteSize() / 8));
            program.set(ADDRESS, 8, filter);
            int privileges = (int) PRCTL.invokeExact(NO_NEW_PRIVILEGES, 1L, 0L, 0L, 0L);
            long seccomp = System.getProperty("os.arch").equals("aarch64") ? 277 : 317;
            long made = (long) SYSCALL.invokeExact(
                    seccomp, (long) SET_MODE_FILTER, (long) (ALL_THREADS | NEW_LISTENER), program.address());
            if (privileges != 0 || made < 0) {
                throw new IllegalStateException("seccomp(2) refuses");
            }
            return (int) made;
        }
    }

    /// The program for the kernel: who calls from within `syscall(2)`, with one of the numbers, is asked about.
    private MemorySegment filter(Arena arena) {
        long from = LINKER.defaultLookup().find("syscall").orElseThrow().address();
        int size = names.size();
        MemorySegment code = arena.allocate(8L * (size + 8), 8);
        int refuse = size + 6;
        put(code, 0, 0x20, 0, 0, 8); // the lower half of the caller's address
        put(code, 1, 0x35, 0, refuse - 2, (int) from);
        put(code, 2, 0x25, refuse - 3, 0, (int) (from + FUNCTION_SIZE));
        put(code, 3, 0x20, 0, 0, 12); // and the upper
        put(code, 4, 0x15, 0, refuse - 5, (int) (from >>> 32));
        put(code, 5, 0x20, 0, 0, 0); // the number
        int at = 6;
        for (int number : names.keySet()) {
            put(code, at, 0x15, refuse - at, 0, number);
            at++;
        }
        put(code, at, 0x06, 0, 0, ALLOWED);
        put(code, at + 1, 0x06, 0, 0, ASKED);
        return code;
    }

    private static void put(MemorySegment code, int index, int operation, int ifTrue, int ifFalse, int operand) {
        code.set(JAVA_SHORT, index * 8L, (short) operation);
        code.set(JAVA_BYTE, index * 8L + 2, (byte) ifTrue);
        code.set(JAVA_BYTE, index * 8L + 3, (byte) ifFalse);
        code.set(JAVA_INT, index * 8L + 4, operand);
    }

    private void serve() {
        MemorySegment asked = Arena.global().allocate(NOTIFICATION_SIZE, 8);
        MemorySegment answer = Arena.global().allocate(24, 8);
        try {
            for (;;) {
                asked.fill((byte) 0);
                if ((int) IOCTL.invokeExact(listener, RECEIVE, asked) < 0) {
                    continue; // who asked is gone
                }
                int errno = decide(
                        asked.get(JAVA_INT, NUMBER),
                        (int) asked.get(JAVA_LONG, FIRST_ARGUMENT),
                        asked.get(JAVA_LONG, FIRST_ARGUMENT + 8));
                answer.set(JAVA_LONG, 0, asked.get(JAVA_LONG, 0));
                answer.set(JAVA_LONG, 8, 0);
                answer.set(JAVA_INT, 16, -errno);
                answer.set(JAVA_INT, 20, errno == 0 ? GO_ON : 0);
                int answered = (int) IOCTL.invokeExact(listener, ANSWER, answer);
                assert answered <= 0;
            }
        } catch (Throwable impossible) {
            impossible.printStackTrace();
            Runtime.getRuntime().halt(3);
        }
    }

    /// A close that fails has closed all the same.
    private int decide(int number, int descriptor, long second) throws Throwable {
        Fault now = fault;
        made.incrementAndGet(number);
        if (!now.concerns(names.get(number), second)) {
            return 0;
        }
        int nth = concerned.incrementAndGet();
        if (nth < now.first || nth - now.first >= now.count) {
            return 0;
        }
        if (number == close) {
            int closed = (int) CLOSE.invokeExact(descriptor);
            assert closed <= 0;
        }
        return now.errno;
    }

    @SuppressWarnings("restricted")
    private static MethodHandle function(String name, int variadicFrom, FunctionDescriptor type) {
        MemorySegment address = LINKER.defaultLookup().find(name).orElseThrow();
        Linker.Option[] options =
                variadicFrom < 0
                        ? new Linker.Option[0]
                        : new Linker.Option[] {Linker.Option.firstVariadicArg(variadicFrom)};
        return LINKER.downcallHandle(address, type, options);
    }
}
