package dev.osock.stress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A socket that is being closed is not taken for one that its user has lost.
class ClosedNotLostTest {

    private static final int SECONDS = Effort.isLong() ? 60 : 12;

    @Test
    void nobodyIsWarnedOfASocketThatIsClosed() throws Exception {
        List<String> lines = new ArrayList<>();
        int status = Jvm.run(
                SECONDS + 60, lines::add, List.of("-Xmx64m", "-XX:+UseSerialGC"), ClosedNotLost.class,
                Integer.toString(SECONDS));
        System.out.println(lines);
        assertThat(status).isZero();
        assertThat(lines).singleElement().asString().startsWith("0 warnings");
    }
}
