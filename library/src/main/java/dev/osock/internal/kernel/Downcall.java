package dev.osock.internal.kernel;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/// The one C function that is called, `syscall(2)`: the number of a system call and six `long`s in, a `long` out, errno
/// kept.
///
/// Pointers travel as addresses, `int` results come back with undefined upper bits and are narrowed by the caller. One
/// signature costs one linking for all calls, which is most of the library's cold start (ADR 0002). The C library's own
/// functions for these calls are points where a thread can be cancelled, and pay for it each time (ADR 0012).
///
/// A native image has the call only if `META-INF/native-image` tells of it beforehand, just as it is asked for here.
final class Downcall {

    static final FunctionDescriptor SEVEN_LONGS = FunctionDescriptor.of(
            JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG);

    /// All but the number of the call: syscall(2) is declared as `long syscall(long number, ...)`.
    static final int FIRST_VARIADIC = 1;

    static final String CAPTURED = "errno";

    private static final MemorySegment FUNCTION = function("syscall");

    /// Why there is no function to call, or null. A class whose initialiser throws cannot say the reason a second time.
    private static final @Nullable Throwable DENIED;

    /// Not final, so that it is no constant to the compiler: a constant one is inlined into whoever calls, until the
    /// levels of inlining are used up somewhere inside, and what is made there for a moment is then allocated, 40 bytes
    /// for each call. The call costs some nanoseconds this way, and is compiled as a whole.
    private static @Nullable MethodHandle syscall;

    static {
        MethodHandle handle = null;
        Throwable denied = null;
        try {
            handle = link();
        } catch (IllegalCallerException e) {
            denied = e;
        }
        syscall = handle;
        DENIED = denied;
    }

    private Downcall() {}

    @SuppressWarnings("restricted") // the module must be given native access; the README says how
    private static MethodHandle link() {
        return Linker.nativeLinker()
                .downcallHandle(
                        SEVEN_LONGS, // to bind the function's address takes a start 5 ms
                        Linker.Option.firstVariadicArg(FIRST_VARIADIC),
                        Linker.Option.captureCallState(CAPTURED));
    }

    private static MemorySegment function(String name) {
        return Linker.nativeLinker()
                .defaultLookup()
                .find(name)
                .orElseThrow(() -> new UnsupportedOperationException("the C library has no function " + name));
    }

    private static IllegalCallerException denied() {
        Module module = Downcall.class.getModule();
        String option = "--enable-native-access=" + (module.isNamed() ? module.getName() : "ALL-UNNAMED");
        return new IllegalCallerException(
                "osock may not call the operating system: start java with " + option
                        + (module.isNamed()
                                ? ""
                                : ", or give the manifest of the main jar Enable-Native-Access: ALL-UNNAMED"),
                DENIED);
    }

    /// Makes a system call and gives all 64 bits of its result; `errno` is left in the scratch memory.
    static long call(int number, Scratch scratch, long a, long b, long c, long d, long e, long f) {
        MethodHandle handle = syscall;
        if (handle == null) {
            throw denied();
        }
        try {
            return (long) handle.invokeExact(FUNCTION, scratch.memory, (long) number, a, b, c, d, e, f);
        } catch (RuntimeException | Error unchecked) {
            throw unchecked;
        } catch (Throwable impossible) {
            throw new AssertionError("a downcall threw a checked exception", impossible);
        }
    }
}
