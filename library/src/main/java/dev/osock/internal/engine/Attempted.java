package dev.osock.internal.engine;

import org.jspecify.annotations.Nullable;

/// What a nowait call came to: a value, a place in a lane, or a part of the value and a place for the rest.
///
/// @param <T> the type of the value
/// @param value what was done, or null for nothing
/// @param handle the handle of the place, or null for none
public record Attempted<T>(@Nullable T value, @Nullable Handle handle) {

    /// Packs the end of a call that did not fail.
    ///
    /// @param result what the lane said
    /// @param value what was done
    /// @param isPart whether that is something
    static <T> Attempted<T> of(long result, Call call, T value, boolean isPart) {
        return result == Outcome.SELECTED
                ? new Attempted<>(isPart ? value : null, call.handle)
                : new Attempted<>(value, null);
    }
}
