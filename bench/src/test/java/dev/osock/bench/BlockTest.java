package dev.osock.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.bench.Block.Row;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class BlockTest {

    private static Block block(Metric metric, Row... rows) {
        return new Block("work", Variant.of("small", new OwnWork(metric)), metric, List.of(rows));
    }

    private static Row row(String name, Double... figures) {
        return new Row(name, new Outcome.Measured(List.of(figures)));
    }

    @Test
    void medianIsTheMiddleOne() {
        assertThat(new Outcome.Measured(List.of(9.0, 1.0, 2.0)).median()).isEqualTo(2);
        assertThat(new Outcome.Measured(List.of(4.0, 1.0, 2.0, 9.0)).median()).isEqualTo(3);
    }

    @Test
    void spreadIsFromTheLeastToTheMost() {
        var measured = new Outcome.Measured(List.of(9.0, 1.0, 2.0));
        assertThat(measured.min()).isEqualTo(1);
        assertThat(measured.max()).isEqualTo(9);
    }

    @Test
    void ratioOfRatesIsMoreThanOneIfOsockHasMore() {
        Row other = row("other", 50.0);
        assertThat(block(Metric.rate("calls/s"), row("osock", 100.0), other).ratio(other)).hasValue(2);
    }

    @Test
    void ratioOfCostsIsMoreThanOneIfOsockHasLess() {
        Row other = row("other", 50.0);
        assertThat(block(Metric.cost("ms"), row("osock", 100.0), other).ratio(other)).hasValue(0.5);
    }

    @Test
    void twoThatCostNothingAreAsGood() {
        Row other = row("other", 0.0);
        assertThat(block(Metric.cost("B"), row("osock", 0.0), other).ratio(other)).hasValue(1);
    }

    @Test
    void thereIsNoRatioToOneThatHasNotRun() {
        Row other = new Row("other", new Outcome.NotRun("missing"));
        assertThat(block(Metric.cost("ms"), row("osock", 1.0), other).ratio(other)).isEqualTo(OptionalDouble.empty());
    }

    @Test
    void titleLeavesOutWhatIsEmpty() {
        assertThat(block(Metric.cost("ms")).title()).isEqualTo("work small");
    }
}
