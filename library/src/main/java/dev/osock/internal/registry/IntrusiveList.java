package dev.osock.internal.registry;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A member of a list that takes no memory of its own: each knows its neighbours, and whoever has the list knows the
/// first.
///
/// Can be in one list at a time, and is guarded by whoever has that.
///
/// @param <T> the members' type
public interface IntrusiveList<T extends IntrusiveList<T>> {

    @Nullable
    T previous();

    @Nullable
    T next();

    void link(@Nullable T previous, @Nullable T next);

    /// Puts a member before all others.
    ///
    /// @return the new first one
    static <T extends IntrusiveList<T>> T prepend(T added, @Nullable T first) {
        added.link(null, first);
        if (first != null) {
            first.link(added, first.next());
        }
        return added;
    }

    /// Takes a member out, if it is one.
    ///
    /// @return the new first one
    static <T extends IntrusiveList<T>> @Nullable T remove(T removed, @Nullable T first) {
        T previous = removed.previous();
        if (previous == null && !removed.equals(first)) {
            return first;
        }
        T next = removed.next();
        if (previous != null) {
            previous.link(previous.previous(), next);
        }
        if (next != null) {
            next.link(previous, next.next());
        }
        removed.link(null, null);
        return previous == null ? next : first;
    }

    /// All members.
    static <T extends IntrusiveList<T>> List<T> list(@Nullable T first) {
        List<T> members = new ArrayList<>();
        for (T member = first; member != null; member = member.next()) {
            members.add(member);
        }
        return members;
    }
}
