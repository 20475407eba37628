package dev.osock.metrics;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// OpenTelemetry's instruments, collected by its SDK.
@Timeout(60)
class SocketInstrumentsTest {

    private final InMemoryMetricReader reader = InMemoryMetricReader.create();
    private final OpenTelemetry openTelemetry = OpenTelemetrySdk.builder()
            .setMeterProvider(SdkMeterProvider.builder().registerMetricReader(reader).build())
            .build();

    private Map<String, MetricData> metrics() {
        return reader.collectAllMetrics().stream().collect(toMap(MetricData::getName, Function.identity()));
    }

    /// The values by the metric's name and the values of its attributes: `osock.io receive`.
    private Map<String, Long> values() {
        Map<String, Long> values = new LinkedHashMap<>();
        metrics().forEach((name, metric) -> metric.getLongSumData().getPoints().forEach(point -> {
            var label = new StringBuilder(name);
            point.getAttributes().forEach((key, value) -> label.append(' ').append(value));
            values.put(label.toString(), point.getValue());
        }));
        return values;
    }

    @Test
    void whatIsCollectedIsWhatSocketsHaveDone() throws Exception {
        try (var instruments = SocketInstruments.register(openTelemetry)) {
            assertThat(instruments).isNotNull();
            Map<String, Long> before = values();
            Traffic.pass(4_321);
            Traffic.fail();
            Map<String, Long> after = values();
            Map<String, Long> added = new LinkedHashMap<>();
            after.forEach((name, value) -> added.put(name, value - before.getOrDefault(name, 0L)));

            assertThat(added)
                    .containsEntry("osock.sockets.open", 0L)
                    .containsEntry("osock.sockets.opened", 4L)
                    .containsEntry("osock.connections.made", 1L)
                    .containsEntry("osock.connections.accepted", 1L)
                    .containsEntry("osock.io receive", 4_321L)
                    .containsEntry("osock.io transmit", 4_321L)
                    .containsEntry("osock.operations receive", 1L)
                    .containsEntry("osock.operations transmit", 1L)
                    .containsEntry("osock.errors timeout", 1L)
                    .containsEntry("osock.errors ENOENT", 1L)
                    .containsKeys("osock.waits receive", "osock.waits transmit", "osock.poller.wakeups",
                            "osock.poller.events");
        }
        assertThat(metrics()).as("after the close").isEmpty();
    }

    @Test
    void kindsUnitsAndAttributesFollowTheConventions() throws Exception {
        try (var instruments = SocketInstruments.register(openTelemetry)) {
            assertThat(instruments).isNotNull();
            Traffic.fail();
            Map<String, MetricData> metrics = metrics();

            assertThat(metrics.values()).allSatisfy(metric -> {
                assertThat(metric.getType()).isEqualTo(MetricDataType.LONG_SUM);
                assertThat(metric.getLongSumData().isMonotonic())
                        .isEqualTo(!metric.getName().equals("osock.sockets.open"));
                assertThat(metric.getInstrumentationScopeInfo().getName()).isEqualTo("dev.osock");
                assertThat(metric.getDescription()).isNotEmpty();
            });
            assertThat(metrics.get("osock.io").getUnit()).isEqualTo("By");
            assertThat(metrics.get("osock.sockets.open").getUnit()).isEqualTo("{socket}");
            assertThat(metrics.get("osock.io").getLongSumData().getPoints())
                    .allSatisfy(point -> assertThat(point.getAttributes().asMap().keySet())
                            .extracting(Object::toString)
                            .containsExactly("network.io.direction"));
            assertThat(metrics.get("osock.errors").getLongSumData().getPoints())
                    .isNotEmpty()
                    .allSatisfy(point -> assertThat(point.getAttributes().asMap().keySet())
                            .extracting(Object::toString)
                            .containsExactly("error.type"));
        }
    }
}
