package dev.osock.internal.wait;

import dev.osock.internal.kernel.Kernel;

/// How an attempt or a call ended, as a `long`: 0 or more is the call's own result, down to -4095 is `-errno`, and the
/// constants here are below that. A number, because most calls end well and should allocate nothing.
public final class Outcome {

    /// Nothing yet.
    public static final long PENDING = Long.MIN_VALUE;

    /// A part is done, the same attempt can go on at once; the caller keeps its role.
    public static final long MORE = -10_001;

    /// Would block, and the operating system will not say when to try again: try after a pause.
    public static final long LATER = -10_002;

    /// The peer ended the stream.
    public static final long END_OF_STREAM = -10_003;

    /// This process closed the socket.
    public static final long CLOSED = -10_004;

    /// The deadline passed.
    public static final long TIMED_OUT = -10_005;

    /// The waiting thread was interrupted.
    public static final long INTERRUPTED = -10_006;

    /// The lane is in use by the other kind of operation: a receive against an accept, a send against a connect.
    public static final long INVALID_STATE = -10_007;

    /// Another caller is connecting.
    public static final long ALREADY = -10_008;

    /// A nowait call has a place and will be told.
    public static final long SELECTED = -10_009;

    /// The caller has a nowait call in the queue already; a mistake of the caller.
    public static final long QUEUED_ALREADY = -10_010;

    /// The caller goes on with a connect or sendfile that it has not begun; a mistake of the caller.
    public static final long NOT_BEGUN = -10_011;

    private Outcome() {}

    /// Whether an attempt was the last one of its call.
    public static boolean isFinal(long result) {
        return result != Kernel.EAGAIN && result != MORE && result != LATER;
    }
}
