package dev.osock.cli.cookbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.cli.RoutedNetwork;
import dev.osock.cli.ToolProcess;
import dev.osock.testing.Need;
import dev.osock.testing.Requires;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// `docs/cookbook/multicast-discovery.md`, on a host with two interfaces, each of which leads to another host.
@Requires(Need.NETNS)
@Timeout(120)
class MulticastDiscoveryTest {

    private static ToolProcess start(RoutedNetwork network, String end, String name, String seconds) throws Exception {
        return Recipe.startBy(network.in(end), "multicast-discovery", name, seconds);
    }

    @Test
    void whoIsOnBothNetworksFindsAllAndTheOthersOnlyOne() throws Exception {
        try (RoutedNetwork network = new RoutedNetwork();
                ToolProcess alpha = start(network, "client", "alpha", "300");
                ToolProcess gamma = start(network, "server", "gamma", "300")) {
            assertThat(alpha.line()).isEqualTo("alpha is on [e1]");
            assertThat(gamma.line()).isEqualTo("gamma is on [e2]");
            try (ToolProcess beta = start(network, "router", "beta", "3")) {
                List<String> lines = beta.rest();
                assertThat(beta.exit()).describedAs("%s", beta.errors()).isZero();
                assertThat(lines).hasSize(4);
                assertThat(lines.getFirst()).isIn("beta is on [r1, r2]", "beta is on [r2, r1]");
                assertThat(lines.subList(1, 3))
                        .containsExactlyInAnyOrder(
                                "alpha is 10.77.1.2:7777 by r1", "gamma is 10.77.2.2:7777 by r2");
                assertThat(lines.getLast()).isEqualTo("2 found");
            }
            assertThat(alpha.line()).isEqualTo("beta is 10.77.1.1:7777 by e1");
            assertThat(gamma.line()).isEqualTo("beta is 10.77.2.1:7777 by e2");
            Ending.cleanly(alpha);
            Ending.cleanly(gamma);
            assertThat(alpha.rest()).isEmpty(); // it has not found gamma
        }
    }
}
