package dev.osock.internal.registry;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Who monitors what, found from both ends.
///
/// @param <S> a subject, that is monitored
/// @param <W> a watcher
/// @param <M> a monitor
public final class Monitors<S, W, M> {

    private final Map<S, SequencedSet<M>> bySubject = new ConcurrentHashMap<>();
    private final Map<W, SequencedSet<M>> byWatcher = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();

    /// Makes an empty table.
    public Monitors() {}

    /// Adds a monitor.
    ///
    /// @param subject what is monitored
    /// @param watcher who monitors
    /// @param monitor the monitor
    public void add(S subject, W watcher, M monitor) {
        count.getAndIncrement();
        put(byWatcher, watcher, monitor);
        put(bySubject, subject, monitor);
    }

    /// Removes a monitor.
    ///
    /// @param subject what is monitored
    /// @param watcher who monitors
    /// @param monitor the monitor
    /// @return true for the one call that removes it
    public boolean remove(S subject, W watcher, M monitor) {
        boolean removed = take(bySubject, subject, monitor);
        if (removed) {
            take(byWatcher, watcher, monitor);
            count.getAndDecrement();
        }
        return removed;
    }

    private static <K, M> void put(Map<K, SequencedSet<M>> map, K key, M monitor) {
        map.compute(key, (k, set) -> {
            SequencedSet<M> monitors = set == null ? new LinkedHashSet<>() : set;
            monitors.add(monitor);
            return monitors;
        });
    }

    private static <K, M> boolean take(Map<K, SequencedSet<M>> map, K key, M monitor) {
        boolean[] taken = new boolean[1];
        map.computeIfPresent(key, (k, set) -> {
            taken[0] = set.remove(monitor);
            return set.isEmpty() ? null : set;
        });
        return taken[0];
    }

    private static <K, M> List<M> newestFirst(Map<K, SequencedSet<M>> map, K key) {
        List<M> list = new ArrayList<>();
        map.computeIfPresent(key, (k, set) -> {
            list.addAll(set.reversed());
            return set;
        });
        return list;
    }

    /// Counts all monitors.
    ///
    /// @return the count
    public int count() {
        return count.get();
    }

    /// Lists the monitors of a subject, newest first.
    ///
    /// @param subject what is monitored
    /// @return a copy
    public List<M> ofSubject(S subject) {
        return newestFirst(bySubject, subject);
    }

    /// Lists the monitors of a watcher, newest first.
    ///
    /// @param watcher who monitors
    /// @return a copy
    public List<M> ofWatcher(W watcher) {
        return newestFirst(byWatcher, watcher);
    }
}
