package dev.osock.net.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.testing.Patience;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What `java.net.Socket`, `ServerSocket` and `DatagramSocket` promise, asked of the JDK's own and of the library's, on
/// platform threads and on virtual ones: the same, but for the differences that have a reason.
class ConformanceTest {

    private static final int LEAST = 250;

    private static final List<Check> CHECKS = Stream.of(
            SocketStates.checks(),
            ServerSocketStates.checks(),
            DatagramStates.checks(),
            ConstructorChecks.checks(),
            AddressChecks.checks(),
            StreamChecks.checks(),
            WaitChecks.checks(),
            ListenerChecks.checks(),
            OptionChecks.checks(),
            DatagramChecks.checks(),
            MulticastChecks.checks())
            .flatMap(List::stream)
            .toList();

    @TestFactory
    Stream<DynamicContainer> onPlatformThreads() {
        return Stream.of(Faces.values()).map(faces -> container(faces, Thread.ofPlatform().daemon()));
    }

    @TestFactory
    Stream<DynamicContainer> onVirtualThreads() {
        return Stream.of(Faces.values()).map(faces -> container(faces, Thread.ofVirtual()));
    }

    private static DynamicContainer container(Faces faces, Thread.Builder threads) {
        return DynamicContainer.dynamicContainer(
                faces.name(),
                CHECKS.stream()
                        .map(check -> DynamicTest.dynamicTest(check.name(), () -> run(check, faces, threads))));
    }

    private static void run(Check check, Faces faces, Thread.Builder threads) throws Exception {
        var outcome = new FutureTask<>(() -> {
            try (var stage = new Stage(faces)) {
                return Outcome.of(check.body(), stage);
            }
        });
        threads.start(outcome);
        assertThat(outcome.get(Patience.seconds(30).toSeconds(), TimeUnit.SECONDS))
                .as("%s, %s", check.name(), faces)
                .isEqualTo(check.outcome(faces));
    }

    @Test
    void thereAreEnoughChecksAndEachHasItsName() {
        assertThat(CHECKS).extracting(Check::name).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(LEAST);
    }

    @Test
    void everyDifferenceIsOneAndIsInTheReadme() throws Exception {
        String readme = Files.readString(Path.of("README.md")).replaceAll("\\s+", " ");
        for (Difference difference : Difference.values()) {
            assertThat(readme).contains(difference.reason);
            assertThat(CHECKS)
                    .filteredOn(check -> check.name().endsWith("(" + difference + ")"))
                    .isNotEmpty()
                    .allSatisfy(check -> assertThat(check.jdk()).isNotEqualTo(check.osock()));
        }
        assertThat(CHECKS)
                .filteredOn(check -> !check.jdk().equals(check.osock()))
                .allSatisfy(check -> assertThat(check.name()).endsWith(")"));
    }
}
