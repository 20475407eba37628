package dev.osock.internal.call;

import dev.osock.kind.SocketCounters;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What has been counted in several lanes, added up; of the largest ones, the largest. Guarded by whoever has it.
public final class CounterSums {

    private final Map<Counters.Subject, long[]> sums = new EnumMap<>(Counters.Subject.class);

    /// Makes sums that are zero.
    public CounterSums() {
        for (Counters.Subject each : Counters.Subject.values()) {
            sums.put(each, new long[Counters.MOST]);
        }
    }

    /// Adds the counters of a lane, and needs no memory for it. Without the lane's lock each number is right for itself
    /// (it is read at once), and they may be of different moments.
    ///
    /// @param first the first of them, null if nothing has been counted
    public void add(@Nullable Counters first) {
        for (Counters each = first; each != null; each = each.next) {
            long[] sum = sums.get(each.subject());
            if (sum != null) { // there is one of each
                each.addTo(sum);
            }
        }
    }

    /// Adds other sums.
    public void add(CounterSums others) {
        others.sums.forEach((subject, added) -> {
            long[] sum = sums.get(subject);
            for (int i = 0; sum != null && i < sum.length; i++) {
                sum[i] = subject.isLargest(i) ? Math.max(sum[i], added[i]) : sum[i] + added[i];
            }
        });
    }

    /// Gives them as they are now.
    ///
    /// @return a copy
    public SocketCounters counters() {
        Map<String, Long> byName = new LinkedHashMap<>();
        sums.forEach((subject, sum) -> subject.copy(sum, byName));
        return SocketCounters.of(byName);
    }
}
