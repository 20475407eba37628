package dev.osock.stress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Of sends without copying each is done once, whatever is sent from the same buffers next. `-Dosock.stress.sends=`
/// gives how many.
@Timeout(3600)
class ZerocopySoakTest {

    private static final int SENDS = Integer.getInteger("osock.stress.sends", Effort.isLong() ? 1_000_000 : 20_000);

    @Test
    void noSendIsLostAndBuffersAreUsedAgain() throws Exception {
        List<String> lines = new ArrayList<>();
        int status = Jvm.run(3000, lines::add, List.of("-Xmx64m"), ZerocopySoak.class, Integer.toString(SENDS));
        String all = String.join("\n", lines);
        System.out.println(all);
        assertThat(status).as(all).isZero();
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst()).startsWith("tcp: " + SENDS + " sends done").endsWith("others 0");
        assertThat(lines.getLast()).startsWith("udp: " + SENDS + " sends done").endsWith("others 0");
    }
}
