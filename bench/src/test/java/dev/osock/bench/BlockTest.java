package dev.osock.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.bench.Block.Row;
import dev.osock.bench.Contestant.Side;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlockTest {

    static Block block(Metric metric, Row... rows) {
        return new Block("work", "small", metric, List.of(rows), null);
    }

    static Row row(String name, Double... figures) {
        return new Row(name, name.startsWith("osock") ? Side.OURS : Side.PEER, List.of(figures), "");
    }

    @Test
    void contestantsAreComparedRoundByRound() {
        Row ours = row("osock", 10.0, 100.0, 10.0, 100.0, 10.0);
        Row theirs = row("other", 5.0, 50.0, 5.0, 50.0, 5.0);
        assertThat(block(Metric.rate("calls/s"), ours, theirs).compare(ours, theirs)).isEqualTo(new Interval(2, 2, 2));
    }

    @Test
    void moreRoundsAreWantedUntilAllIntervalsAreNarrow() {
        Row ours = row("osock", 2.0, 2.0, 2.0, 2.0, 2.0);
        Row steady = row("steady", 1.0, 1.0, 1.0, 1.0, 1.0);
        Row varying = row("varying", 1.0, 2.0, 1.0, 2.0, 1.0);
        assertThat(block(Metric.rate("calls/s"), ours, steady).isSettled()).isTrue();
        assertThat(block(Metric.rate("calls/s"), ours, steady, varying).isSettled()).isFalse();
    }

    @Test
    void oneThatHasNotRunIsNotWaitedFor() {
        Row ours = row("osock", 2.0, 2.0, 2.0, 2.0, 2.0);
        assertThat(block(Metric.rate("calls/s"), ours, row("other")).isSettled()).isTrue();
    }

    @Test
    void titleLeavesOutWhatIsEmpty() {
        assertThat(block(Metric.cost("ms")).title()).isEqualTo("work small");
    }
}
