package dev.osock.metrics;

import dev.osock.error.Errno;
import dev.osock.kind.SocketTotals;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;

/// Micrometer's meters of what the sockets of the process do; which ones the description of the module lists.
///
/// ```java
/// new SocketMetrics().bindTo(registry);
/// ```
///
/// What they tell is 50 ms old at the most. The counter of an errno is there from when it has been met.
public final class SocketMetrics implements MeterBinder {

    private static final String DIRECTION = "direction";
    private static final String ERROR = "error";

    private final Tags tags;

    /// Makes meters without tags of their own.
    public SocketMetrics() {
        this(Tags.empty());
    }

    /// Makes meters with tags.
    ///
    /// @param tags what all of them have
    public SocketMetrics(Iterable<Tag> tags) {
        this.tags = Tags.of(Objects.requireNonNull(tags, "tags"));
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Objects.requireNonNull(registry, "registry");
        for (Figure each : Figure.ALL) {
            String direction = each.direction();
            Tags own = direction == null ? tags : tags.and(DIRECTION, direction);
            count(registry, each.name(), each.unit(), each.description(), own, each.value());
        }
        error(registry, Figure.TIMEOUT, SocketTotals::timeouts);
        Set<Errno> known = ConcurrentHashMap.newKeySet();
        addErrors(registry, known, RecentTotals.OF_PROCESS.get());
        Gauge.builder(Figure.OPEN.name(), RecentTotals.OF_PROCESS, recent -> {
            SocketTotals totals = recent.get();
            addErrors(registry, known, totals);
            return totals.open();
        })
                .description(Figure.OPEN.description())
                .baseUnit(baseUnit(Figure.OPEN.unit()))
                .tags(tags)
                .register(registry);
    }

    /// Adds the counters of those errnos that have not been met before.
    private void addErrors(MeterRegistry registry, Set<Errno> known, SocketTotals totals) {
        for (Errno errno : totals.errors().keySet()) {
            if (known.add(errno)) {
                error(registry, errno.name(), now -> now.errors().getOrDefault(errno, 0L));
            }
        }
    }

    private void error(MeterRegistry registry, String name, ToLongFunction<SocketTotals> value) {
        count(registry, Figure.ERRORS, Figure.ERRORS_UNIT, Figure.ERRORS_DESCRIPTION, tags.and(ERROR, name), value);
    }

    private static void count(
            MeterRegistry registry, String name, String unit, String description, Tags tags,
            ToLongFunction<SocketTotals> value) {
        FunctionCounter.builder(name, RecentTotals.OF_PROCESS, recent -> value.applyAsLong(recent.get()))
                .description(description)
                .baseUnit(baseUnit(unit))
                .tags(tags)
                .register(registry);
    }

    /// Names a unit as Micrometer does: `bytes`, `sockets`.
    private static String baseUnit(String unit) {
        return unit.equals("By") ? "bytes" : unit.substring(1, unit.length() - 1) + "s";
    }
}
