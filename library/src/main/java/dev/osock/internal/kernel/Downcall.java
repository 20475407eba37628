package dev.osock.internal.kernel;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// The one register-wide signature through which every C function is called: six `long`s in, a `long` out, errno kept.
///
/// Pointers travel as addresses, `int` results come back with undefined upper bits and are narrowed by the caller.
/// One signature costs one linking for all calls, which is most of the library's cold start (ADR 0002).
final class Downcall {

    private static final Linker LINKER = Linker.nativeLinker();

    @SuppressWarnings("restricted") // the module must be given native access; the README says how
    private static final MethodHandle CALL = LINKER.downcallHandle(
            FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
            Linker.Option.captureCallState("errno"));

    private Downcall() {}

    /// Finds a function of the C library.
    static MemorySegment function(String name) {
        return LINKER.defaultLookup()
                .find(name)
                .orElseThrow(() -> new UnsupportedOperationException("the C library has no function " + name));
    }

    /// Calls a function and gives all 64 bits of its result; `errno` is left in the scratch memory.
    static long call(MemorySegment function, Scratch scratch, long a, long b, long c, long d, long e, long f) {
        try {
            return (long) CALL.invokeExact(function, scratch.memory, a, b, c, d, e, f);
        } catch (RuntimeException | Error unchecked) {
            throw unchecked;
        } catch (Throwable impossible) {
            throw new AssertionError("a downcall threw a checked exception", impossible);
        }
    }
}
