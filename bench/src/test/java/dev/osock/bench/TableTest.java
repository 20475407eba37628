package dev.osock.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

    private static String printed(Outcome outcome) {
        var out = new ByteArrayOutputStream();
        Metric metric = Metric.rate("calls/s");
        new Table(new PrintStream(out, true, StandardCharsets.UTF_8)).print(new Block(
                "work",
                Variant.of("small", new OwnWork(metric)),
                metric,
                List.of(new Block.Row("osock", new Outcome.Measured(List.of(3000.0))),
                        new Block.Row("other", outcome))));
        return out.toString(StandardCharsets.UTF_8).lines().toList().getLast().replaceAll(" +", " ").strip();
    }

    @Test
    void rowHasMedianSpreadUnitAndRatio() {
        assertThat(printed(new Outcome.Measured(List.of(1000.0, 2000.0, 1500.0))))
                .isEqualTo("work small other 1,500 1,000..2,000 calls/s 2.00");
    }

    @Test
    void whatIsMissingIsSaid() {
        assertThat(printed(new Outcome.NotRun("gcc is not installed")))
                .isEqualTo("work small other not run: gcc is not installed");
    }

    @Test
    void aRatioToNothingIsInfinite() {
        assertThat(Table.times(Double.POSITIVE_INFINITY)).isEqualTo("∞");
    }
}
