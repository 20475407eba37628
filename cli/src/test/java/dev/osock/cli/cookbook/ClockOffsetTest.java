package dev.osock.cli.cookbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.Socket;
import dev.osock.address.Sockaddr;
import dev.osock.cli.ToolProcess;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// `docs/cookbook/clock-offset.md`. Both processes have the same clock, so the offset is known: 0.
@Timeout(60)
class ClockOffsetTest {

    private static final Pattern RESULT =
            Pattern.compile("offset ([+-][0-9]+\\.[0-9]) us, there and back ([0-9]+\\.[0-9]) us");

    @Test
    void theOffsetIsAsSmallAsTheWayAllows() throws Exception {
        try (ToolProcess server = Recipe.start("clock-offset", "serve", "127.0.0.1:0")) {
            String address = server.listening();
            try (Socket stranger = Socket.open(Domain.INET, Type.DGRAM)) {
                stranger.sendto(new byte[7], Sockaddr.parse(address)); // no question: it is answered all the same
            }
            for (int i = 0; i < 2; i++) {
                try (ToolProcess client = Recipe.start("clock-offset", "ask", address)) {
                    Matcher result = RESULT.matcher(String.join("\n", client.rest()));
                    assertThat(result.matches()).describedAs("%s", client.errors()).isTrue();
                    double offset = Double.parseDouble(result.group(1));
                    double delay = Double.parseDouble(result.group(2));
                    assertThat(delay).isBetween(0.1, 100_000.0);
                    assertThat(Math.abs(offset)).isLessThanOrEqualTo(delay / 2 + 0.2); // what they are rounded by
                    assertThat(client.exit()).isZero();
                }
            }
            Ending.cleanly(server);
        }
    }
}
