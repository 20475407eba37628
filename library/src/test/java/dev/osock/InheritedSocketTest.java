package dev.osock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Map;
import org.junit.jupiter.api.Test;

/// What the environment can say wrongly; that it is heeded is shown with a second process in the guide's tests.
class InheritedSocketTest {

    private static final String PID = Long.toString(ProcessHandle.current().pid());

    @Test
    void nothingIsForThisProcess() throws Exception {
        assertThat(InheritedSocket.all(Map.of())).isEmpty();
        assertThat(InheritedSocket.all(Map.of("LISTEN_PID", "1", "LISTEN_FDS", "1"))).isEmpty();
        assertThat(InheritedSocket.all(Map.of("LISTEN_PID", PID))).isEmpty();
        assertThat(InheritedSocket.all(Map.of("LISTEN_PID", PID, "LISTEN_FDS", "0"))).isEmpty();
        assertThat(Sockets.fromSystemd()).isEmpty();
    }

    @Test
    void aNumberThatIsNoneIsRefused() {
        for (String count : new String[] {"", "-1", "x", "99999", "1 "}) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> InheritedSocket.all(Map.of("LISTEN_PID", PID, "LISTEN_FDS", count)))
                    .withMessageContaining("LISTEN_FDS");
        }
    }
}
