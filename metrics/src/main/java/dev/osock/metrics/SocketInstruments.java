package dev.osock.metrics;

import dev.osock.SocketRegistry;
import dev.osock.kind.SocketTotals;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.BatchCallback;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.ObservableLongMeasurement;
import io.opentelemetry.api.metrics.ObservableMeasurement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// OpenTelemetry's instruments of what the sockets of the process do, of the meter `dev.osock`; which ones the
/// description of the module lists. Whoever collects them asks for the totals once.
///
/// ```java
/// SocketInstruments instruments = SocketInstruments.register(openTelemetry);
/// ```
public final class SocketInstruments implements AutoCloseable {

    private static final String METER = "dev.osock";
    private static final AttributeKey<String> DIRECTION = AttributeKey.stringKey("network.io.direction");
    private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");

    private final ObservableLongMeasurement open;
    private final Map<String, ObservableLongMeasurement> counters = new LinkedHashMap<>();
    private final ObservableLongMeasurement errors;
    private final BatchCallback callback;

    private SocketInstruments(Meter meter) {
        open = meter.upDownCounterBuilder(Figure.OPEN.name())
                .setUnit(Figure.OPEN.unit())
                .setDescription(Figure.OPEN.description())
                .buildObserver();
        for (Figure each : Figure.ALL) {
            counters.computeIfAbsent(each.name(), name -> counter(meter, name, each.unit(), each.description()));
        }
        errors = counter(meter, Figure.ERRORS, Figure.ERRORS_UNIT, Figure.ERRORS_DESCRIPTION);
        List<ObservableMeasurement> others = new ArrayList<>(counters.values());
        others.add(errors);
        callback = meter.batchCallback(this::observe, open, others.toArray(ObservableMeasurement[]::new));
    }

    /// Makes the instruments, which are observed until they are closed.
    ///
    /// @param openTelemetry whose they are
    /// @return what closes them
    public static SocketInstruments register(OpenTelemetry openTelemetry) {
        Objects.requireNonNull(openTelemetry, "openTelemetry");
        return new SocketInstruments(openTelemetry.getMeter(METER));
    }

    private static ObservableLongMeasurement counter(Meter meter, String name, String unit, String description) {
        return meter.counterBuilder(name).setUnit(unit).setDescription(description).buildObserver();
    }

    private void observe() {
        SocketTotals totals = SocketRegistry.totals();
        open.record(totals.open());
        for (Figure each : Figure.ALL) {
            ObservableLongMeasurement counter = Objects.requireNonNull(counters.get(each.name()), each.name());
            String direction = each.direction();
            Attributes attributes =
                    direction == null ? Attributes.empty() : Attributes.of(DIRECTION, direction);
            counter.record(each.value().applyAsLong(totals), attributes);
        }
        totals.errors().forEach((errno, count) -> errors.record(count, Attributes.of(ERROR, errno.name())));
        if (totals.timeouts() > 0) {
            errors.record(totals.timeouts(), Attributes.of(ERROR, Figure.TIMEOUT));
        }
    }

    /// Ends the observation; the totals go on.
    @Override
    public void close() {
        callback.close();
    }
}
