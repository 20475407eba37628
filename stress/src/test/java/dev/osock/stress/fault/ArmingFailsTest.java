package dev.osock.stress.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.stress.Jvm;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Who is told that a descriptor cannot be watched: the caller itself, and those of a queue whose turn it then is.
@Timeout(120)
class ArmingFailsTest {

    private static final int ROWS = 8;

    @Test
    void whoeverCannotBeWatchedIsToldWithTheErrno() throws Exception {
        List<String> rows = new ArrayList<>();
        int status = Jvm.run(100, rows::add, ArmingRunner.class);
        assertThat(rows).hasSize(ROWS);
        assertThat(status).isZero();
    }
}
