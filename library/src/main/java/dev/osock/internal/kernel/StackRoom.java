package dev.osock.internal.kernel;

/// Makes sure that a caller's stack has room for what must not end in the middle.
///
/// A stack that is full throws where a method is entered, which may be between two steps of a change that other threads
/// rely on. So whoever is about to begin such a change on a user's stack asks first: there is room for all of it, or
/// nothing has been changed yet.
public final class StackRoom {

    /// Calls that are nested; each takes some 350 bytes of stack, interpreted or compiled.
    private static final int DEPTH = 48;

    private StackRoom() {}

    /// Throws now if the stack has less than some 16 KiB left: several times what a wait, a hand-over or a close takes.
    ///
    /// @throws StackOverflowError if there is less
    public static void ensure() {
        touch(DEPTH, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20);
    }

    // Many parameters make a large frame with few calls. They change places, lest the compiler leaves them where they
    // are.
    private static long touch(
            int left, long a, long b, long c, long d, long e, long f, long g, long h, long i, long j,
            long k, long l, long m, long n, long o, long p, long q, long r, long s, long t) {
        return left == 0
                ? a
                : touch(left - 1, t, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s) ^ left;
    }
}
