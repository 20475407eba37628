package dev.osock.stress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class JcstressTest {

    @TestFactory
    Stream<DynamicTest> noForbiddenOutcomeIsSeen() throws IOException, InterruptedException {
        Map<String, String> faults = Jcstress.run(Jcstress.Mode.chosen());
        assertThat(faults).isNotEmpty();
        return faults.entrySet()
                .stream()
                .map(test -> DynamicTest.dynamicTest(
                        test.getKey(), () -> assertThat(test.getValue()).isEmpty()));
    }
}
