package dev.osock.stress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A process with peers that end at random stays as large as it is. `-Dosock.stress.soak=` gives the seconds.
@Timeout(7200)
class SoakTest {

    private static final int SECONDS = Integer.getInteger("osock.stress.soak", Effort.isLong() ? 600 : 15);

    private final List<String> lines = new ArrayList<>();

    @Test
    void aProcessWhosePeersEndAtRandomDoesNotGrow() throws Exception {
        int status = Jvm.run(
                SECONDS + 120, lines::add, List.of("-Xmx128m"), Soak.class, Integer.toString(SECONDS),
                Long.toString(Effort.SEED));
        String all = String.join("\n", lines);
        System.out.println(lines.isEmpty() ? "" : lines.getLast() + " (seed " + Effort.SEED + ", " + SECONDS + " s)");
        assertThat(status).as(all).isZero();
        assertThat(lines).noneMatch(line -> line.startsWith("wrong ")).noneMatch(line -> line.startsWith("grows "));
        assertThat(lines.getLast()).startsWith("soak: ");
    }
}
