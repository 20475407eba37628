package dev.osock.bench;

import static dev.osock.bench.BlockTest.block;
import static dev.osock.bench.BlockTest.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.bench.Block.Row;
import dev.osock.bench.Contestant.Side;
import dev.osock.bench.Results.Calls;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

    private static final Metric RATE = Metric.rate("calls/s");
    private static final Row OSOCK = row("osock", 3000.0, 3000.0, 3000.0, 3000.0, 3000.0);

    private static List<String> lines(Block block) {
        return Table.lines(block).stream().map(line -> line.replaceAll(" +", " ")).toList();
    }

    @Test
    void rowHasMedianStripRatioIntervalAndVerdict() {
        assertThat(lines(block(RATE, OSOCK, row("other", 1000.0, 2000.0, 1500.0, 1500.0, 1500.0))))
                .containsExactly(
                        "work small: calls/s osock is",
                        "osock 3,000 ▅▅▅▅▅",
                        "other 1,500 ▁▇▅▅▅ 2.00 1.50..3.00 ahead");
    }

    @Test
    void contestantsOfThisLibraryAreComparedWithEachOther() {
        assertThat(lines(block(RATE, OSOCK, row("osock loop", 1500.0, 1500.0, 1500.0, 1500.0, 1500.0))))
                .containsExactly(
                        "work small: calls/s osock is osock loop is",
                        "osock 3,000 ▅▅▅▅▅ 0.50 0.50..0.50 behind",
                        "osock loop 1,500 ▅▅▅▅▅ 2.00 2.00..2.00 ahead");
    }

    @Test
    void fewRoundsHaveNoInterval() {
        assertThat(lines(block(RATE, row("osock", 3.0), row("other", 2.0)))).contains("other 2.00 ▅ 1.50 unclear");
    }

    @Test
    void whatIsMissingIsSaid() {
        Row missing = new Row("other", Side.PEER, List.of(), "gcc is not installed");
        assertThat(lines(block(RATE, OSOCK, missing))).contains("other: not run: gcc is not installed");
    }

    @Test
    void contestantsWithoutSuchAFigureAreLeftOut() {
        assertThat(lines(block(RATE, OSOCK, row("other")))).hasSize(2);
    }

    @Test
    void linesAreNoLongerThan120() {
        Double[] many = Collections.nCopies(Plan.FULL.most(), 123_456_789.0).toArray(Double[]::new);
        Double[] few = Collections.nCopies(Plan.FULL.most(), 9.0).toArray(Double[]::new);
        Double[] some = Collections.nCopies(Plan.FULL.most(), 9e6).toArray(Double[]::new);
        some[0] = 9e5;
        Block block = block(RATE, row("osock of long name", many), row("osock loop", few), row("other", some));
        assertThat(Table.lines(block)).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
        assertThat(Table.line(new Calls("http", "osock", 100, "recvfrom 1.00, ".repeat(20)))).hasSizeLessThan(120);
    }

    @Test
    void aRatioToNothingIsInfinite() {
        assertThat(Table.times(Double.POSITIVE_INFINITY)).isEqualTo("∞");
    }
}
