package dev.osock.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import org.junit.jupiter.api.Test;

/// The examples of `docs/guide/watching.md` that are about metrics.
class MetricsGuideTest {

    @Test
    void metersOfMicrometer() {
        MeterRegistry registry = new SimpleMeterRegistry();
        new SocketMetrics().bindTo(registry);
        assertThat(registry.get("osock.sockets.open").gauge().value()).isGreaterThanOrEqualTo(0);
    }

    @Test
    void instrumentsOfOpenTelemetry() {
        var reader = InMemoryMetricReader.create();
        OpenTelemetry openTelemetry = OpenTelemetrySdk.builder()
                .setMeterProvider(SdkMeterProvider.builder().registerMetricReader(reader).build())
                .build();
        SocketInstruments instruments = SocketInstruments.register(openTelemetry);
        assertThat(reader.collectAllMetrics()).isNotEmpty();
        instruments.close();
    }
}
