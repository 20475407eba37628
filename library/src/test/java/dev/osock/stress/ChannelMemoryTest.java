package dev.osock.stress;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Channels and deadlines take no memory of their own for a call that need not wait. It is counted where nothing is
/// compiled, so that it does not depend on what a compiler leaves out: there each call has the JDK's looks at the
/// buffers and at the memory for errno, and no more.
@Timeout(90)
class ChannelMemoryTest {

    @Test
    void channelsAndDeadlinesAllocateNothing() throws Exception {
        try (Fork fork = Fork.start(ChannelMemory.class, "-Xint")) {
            Map<String, Long> taken = fork.finish()
                    .stream()
                    .map(line -> line.split(": "))
                    .collect(toMap(parts -> parts[0], parts -> Long.valueOf(parts[1]), (first, second) -> second));
            long look = taken.get("look at a buffer");
            long send = taken.get("send");
            long recv = taken.get("recv");

            assertThat(look).isPositive();
            assertThat(send).isEqualTo(recv).isLessThan(2 * look);
            assertThat(taken).containsEntry("send with a deadline", send)
                    .containsEntry("recv with a deadline", recv)
                    .containsEntry("write", send)
                    .containsEntry("read", recv)
                    .containsEntry("gathering write", send + look)
                    .containsEntry("scattering read", recv + look);
        }
    }
}
