package dev.osock.stress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.testing.Need;
import dev.osock.testing.Requires;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Wherever the heap ends between a system call and its caller's object, every descriptor is closed once and no socket
/// stays in a table.
@Timeout(180)
class ExhaustedHeapTest {

    /// How often a machine that has lost a thread itself, and so says nothing, is replaced by another.
    private static final int ATTEMPTS = 4;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "accept",
                "accept without waiting",
                "open",
                "pair",
                "duplicate",
                "duplicate of a number",
                "adopt",
                "adopt a descriptor",
                "receive descriptors",
                "receive descriptors of a stream",
                "linger",
            })
    void nothingIsLeftOverWhereverTheHeapEnds(String name) throws Exception {
        assertNothingIsLeft(name);
    }

    @Test
    @Requires(Need.NETNS)
    void nothingIsLeftOverOfASocketInAnotherNamespace() throws Exception {
        assertNothingIsLeft("open elsewhere", "-Dosock.stress.step=16", "-Dosock.stress.steps=34");
    }

    private static void assertNothingIsLeft(String name, String... more) throws Exception {
        List<String> options = new ArrayList<>(List.of("-Xmx16m", "-XX:-UseTLAB", "-Dosock.stress.case=" + name));
        options.addAll(List.of(more));
        List<String> lost = List.of(name + ExhaustedHeap.LOST);
        List<String> lines = lost;
        for (int attempt = 0; attempt < ATTEMPTS && lines.equals(lost); attempt++) {
            try (Fork fork = Fork.start(ExhaustedHeap.class, options.toArray(String[]::new))) {
                lines = fork.finish();
            }
        }
        assertThat(lines).containsExactly(name + ": nothing left");
    }
}
