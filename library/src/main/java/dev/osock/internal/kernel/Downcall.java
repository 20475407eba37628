package dev.osock.internal.kernel;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// The one C function that is called, `syscall(2)`: the number of a system call and six `long`s in, a `long` out, errno kept.
///
/// Pointers travel as addresses, `int` results come back with undefined upper bits and are narrowed by the caller. One
/// signature costs one linking for all calls, which is most of the library's cold start (ADR 0002). The C library's own functions
/// for these calls are points where a thread can be cancelled, and pay for it each time (ADR 0012).
final class Downcall {

    private static final Linker LINKER = Linker.nativeLinker();

    private static final MemorySegment FUNCTION = function("syscall");

    private static final FunctionDescriptor SEVEN_LONGS = FunctionDescriptor.of(
            JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG);

    @SuppressWarnings("restricted") // the module must be given native access; the README says how
    private static final MethodHandle SYSCALL = LINKER.downcallHandle(
            SEVEN_LONGS, // to bind the function's address takes a start 5 ms
            Linker.Option.firstVariadicArg(1),
            Linker.Option.captureCallState("errno"));

    private Downcall() {}

    private static MemorySegment function(String name) {
        return LINKER.defaultLookup()
                .find(name)
                .orElseThrow(() -> new UnsupportedOperationException("the C library has no function " + name));
    }

    /// Makes a system call and gives all 64 bits of its result; `errno` is left in the scratch memory.
    static long call(int number, Scratch scratch, long a, long b, long c, long d, long e, long f) {
        try {
            return (long) SYSCALL.invokeExact(FUNCTION, scratch.memory, (long) number, a, b, c, d, e, f);
        } catch (RuntimeException | Error unchecked) {
            throw unchecked;
        } catch (Throwable impossible) {
            throw new AssertionError("a downcall threw a checked exception", impossible);
        }
    }
}
