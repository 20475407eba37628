package dev.osock.stress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.testing.Need;
import dev.osock.testing.Requires;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(90)
@Requires(Need.NETNS)
class WithoutProtocolListTest {

    /// Hides the list, which small images lack, in a mount namespace.
    private static final List<String> HIDE = List.of(
            "unshare", "--mount", "sh", "-c",
            "test ! -e /etc/protocols || mount --bind /dev/null /etc/protocols; exec \"$0\" \"$@\"");

    @Test
    void protocolsAreKnownByNameWithoutTheSystemsList() throws Exception {
        try (Fork fork = Fork.start(HIDE, WithoutProtocolList.class)) {
            assertThat(fork.finish())
                    .containsExactly(
                            "inet/raw/icmp icmp",
                            "inet/raw/raw raw",
                            "inet/raw/igmp igmp",
                            "true false");
        }
    }
}
