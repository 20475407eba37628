package dev.osock.internal.verb;

import dev.osock.internal.call.Call;
import dev.osock.internal.mailbox.SelectHandleState;
import dev.osock.internal.wait.Outcome;
import org.jspecify.annotations.Nullable;

/// What a nowait call came to: a value, a place in a lane, or both: a part of the value and a place for the rest, or a
/// value and a place for the next call.
///
/// @param <T> the type of the value
/// @param value what was done, or null for nothing
/// @param handle the handle of the place, or null for none
/// @param isDone whether the call is done
public record AttemptState<T>(@Nullable T value, @Nullable SelectHandleState handle, boolean isDone) {

    /// Packs the end of a call that did not fail.
    ///
    /// @param result what the lane said
    /// @param value what was done
    /// @param isPart whether that is something
    static <T> AttemptState<T> of(long result, Call call, T value, boolean isPart) {
        return result == Outcome.SELECTED
                ? new AttemptState<>(isPart ? value : null, call.handle, false)
                : done(value, call);
    }

    /// Packs the end of a call that is done.
    static <T> AttemptState<T> done(T value, Call call) {
        return new AttemptState<>(value, call.handle, true);
    }

    /// Packs a place, when nothing is done.
    ///
    /// @param <T> the type of the value
    /// @param handle the handle of the place
    /// @return what the call came to
    public static <T> AttemptState<T> pending(@Nullable SelectHandleState handle) {
        return new AttemptState<>(null, handle, false);
    }
}
