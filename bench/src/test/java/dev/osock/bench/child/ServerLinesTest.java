package dev.osock.bench.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// How long the servers are, in lines of code: without imports, comments and empty lines.
class ServerLinesTest {

    private static final Path SOURCES = Path.of("src/main/java/dev/osock/bench/child");
    private static final Path GUIDE = Path.of("..", "docs", "guide", "coming-from.md");

    private static long lines(Class<? extends Server> server) throws IOException {
        return Files.readAllLines(SOURCES.resolve(server.getSimpleName() + ".java"))
                .stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("//"))
                .filter(line -> !line.startsWith("import ") && !line.startsWith("package "))
                .count();
    }

    @Test
    void noneOfBlockingCallsIsShorter() throws IOException {
        assertThat(lines(OsockThreads.class))
                .isLessThanOrEqualTo(lines(NetThreads.class))
                .isLessThanOrEqualTo(lines(NioThreads.class));
    }

    @Test
    void theGuideHasTheFigures() throws IOException {
        assertThat(Files.readString(GUIDE)).contains("""
                | this library | %d | %d |
                | `java.net` | %d | |
                | NIO | %d | %d |
                | Netty | | %d |
                """.formatted(
                lines(OsockThreads.class),
                lines(OsockLoop.class),
                lines(NetThreads.class),
                lines(NioThreads.class),
                lines(NioLoop.class),
                lines(NettyLoop.class)));
    }
}
