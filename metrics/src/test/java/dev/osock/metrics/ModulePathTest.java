package dev.osock.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.testing.UserModule;
import io.micrometer.common.KeyValue;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A module that requires this one is compiled and runs, whether what it measures for is there or not.
@Timeout(60)
class ModulePathTest {

    @Test
    void whatIsOptionalNeedNotBeThere(@TempDir Path folder) throws Exception {
        var user = new UserModule(
                folder, "dev.osock.metrics", "dev.osock.SocketRegistry.totals();", SocketMetrics.class,
                dev.osock.Socket.class);
        assertThat(user.run()).isEqualTo("works\n");
        assertThat(user.run("micrometer.core", SocketMetrics.class, MeterRegistry.class, KeyValue.class))
                .isEqualTo("works\n");
    }
}
