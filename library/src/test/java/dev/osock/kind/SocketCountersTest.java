package dev.osock.kind;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SocketCountersTest {

    /// The components by their names, each with another number.
    private static Map<String, Long> numbered(SocketCounters counters) throws Exception {
        Map<String, Long> values = new LinkedHashMap<>();
        for (RecordComponent component : SocketCounters.class.getRecordComponents()) {
            values.put(component.getName(), (Long) component.getAccessor().invoke(counters));
        }
        return values;
    }

    @Test
    void everyCounterHasANameOfOtp() throws Exception {
        Map<String, Long> byName = new LinkedHashMap<>(SocketCounters.of(Map.of("sendfile", 1L)).byOtpName());
        long number = 1;
        for (Map.Entry<String, Long> each : byName.entrySet()) {
            each.setValue(number++);
        }
        SocketCounters counters = SocketCounters.of(byName);
        assertThat(counters.byOtpName()).isEqualTo(byName);
        Set<Long> values = new HashSet<>(numbered(counters).values());
        assertThat(values).hasSize(SocketCounters.class.getRecordComponents().length).hasSameSizeAs(byName.keySet());
        assertThat(counters.readBytes()).isEqualTo(byName.get("read_byte"));
        assertThat(counters.writePackageMax()).isEqualTo(byName.get("write_pkg_max"));
        assertThat(counters.accepts()).isEqualTo(byName.get("acc_success"));
        assertThat(counters.sendfileTries()).isEqualTo(byName.get("sendfile"));
        assertThat(counters.sendfiles()).isEqualTo(byName.get("sendfile_tries"));
    }

    @Test
    void thoseOfFilesAreThereOnceAFileWasSent() {
        assertThat(SocketCounters.of(Map.of("read_byte", 1L)).byOtpName())
                .hasSize(16)
                .containsEntry("read_byte", 1L)
                .containsEntry("acc_tries", 0L)
                .doesNotContainKey("sendfile");
        assertThat(SocketCounters.of(Map.of("sendfile_fails", 1L)).byOtpName())
                .hasSize(24)
                .containsEntry("sendfile_fails", 1L)
                .containsEntry("sendfile", 0L);
    }

    @Test
    void namesOfStatesAreOtps() {
        assertThat(ReadState.LISTENING.otpName()).isEqualTo("listening");
        assertThat(WriteState.CONNECTED.otpName()).isEqualTo("connected");
    }
}
