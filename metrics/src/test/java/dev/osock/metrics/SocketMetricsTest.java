package dev.osock.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.Socket;
import dev.osock.SocketRegistry;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Micrometer's meters, in its own registries.
@Timeout(60)
class SocketMetricsTest {

    private final MeterRegistry registry = new SimpleMeterRegistry();

    /// Until what was told before is too old.
    @BeforeEach
    void forget() throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(2 * RecentTotals.OLDEST_NANOS);
    }

    private double count(String name, String... tags) throws InterruptedException {
        forget();
        return registry.get(name).tags(tags).functionCounter().count();
    }

    @Test
    void theCountersGrowByWhatSocketsDo() throws Exception {
        new SocketMetrics().bindTo(registry);
        double opened = count("osock.sockets.opened");
        double made = count("osock.connections.made");
        double accepted = count("osock.connections.accepted");
        double received = count("osock.io", "direction", "receive");
        double transmitted = count("osock.io", "direction", "transmit");
        double receives = count("osock.operations", "direction", "receive");
        double sends = count("osock.operations", "direction", "transmit");
        double waits = count("osock.waits", "direction", "receive");
        double timeouts = count("osock.errors", "error", "timeout");
        Traffic.pass(12_345);

        assertThat(count("osock.sockets.opened") - opened).isEqualTo(3);
        assertThat(count("osock.connections.made") - made).isOne();
        assertThat(count("osock.connections.accepted") - accepted).isOne();
        assertThat(count("osock.io", "direction", "receive") - received).isEqualTo(12_345);
        assertThat(count("osock.io", "direction", "transmit") - transmitted).isEqualTo(12_345);
        assertThat(count("osock.operations", "direction", "receive") - receives).isOne();
        assertThat(count("osock.operations", "direction", "transmit") - sends).isOne();
        assertThat(count("osock.waits", "direction", "receive") - waits).isPositive();
        assertThat(count("osock.waits", "direction", "transmit")).isGreaterThanOrEqualTo(0);
        assertThat(count("osock.errors", "error", "timeout") - timeouts).isOne();
        assertThat(count("osock.poller.events")).isGreaterThanOrEqualTo(count("osock.poller.wakeups"));
    }

    @Test
    void theGaugeIsHowManyAreOpen() throws Exception {
        new SocketMetrics(Tags.of("app", "test")).bindTo(registry);
        double before = open();
        try (Socket socket = Socket.open(Domain.INET, Type.DGRAM)) {
            assertThat(open() - before).isOne();
            assertThat(socket.type()).isEqualTo(Type.DGRAM);
        }
        assertThat(open()).isEqualTo(before);
        assertThat(SocketRegistry.totals().open()).isEqualTo((long) before);
    }

    private double open() throws InterruptedException {
        forget();
        return registry.get("osock.sockets.open").tag("app", "test").gauge().value();
    }

    @Test
    void anErrnoHasACounterFromWhenItHasBeenMet() throws Exception {
        new SocketMetrics(Tags.of("app", "test")).bindTo(registry);
        Traffic.fail();
        open();
        double before = count("osock.errors", "error", "ENOENT");
        assertThat(before).isPositive();
        Traffic.fail();
        assertThat(count("osock.errors", "error", "ENOENT") - before).isOne();
    }

    @Test
    void prometheusIsToldThem() throws Exception {
        var prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new SocketMetrics().bindTo(prometheus);
        Traffic.pass(1);
        Traffic.fail();
        forget();
        prometheus.scrape(); // meets the errno
        assertThat(prometheus.scrape())
                .contains("\n# TYPE osock_io_bytes_total counter\n", "osock_io_bytes_total{direction=\"receive\"} ")
                .contains("osock_errors_total{error=\"ENOENT\"} ", "osock_errors_total{error=\"timeout\"} ")
                .contains("\n# TYPE osock_sockets_open_sockets gauge\n", "\nosock_sockets_opened_sockets_total ");
    }
}
