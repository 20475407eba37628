package dev.osock.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BetterTest {

    @Test
    void ratioOfRatesIsMoreThanOneIfWeHaveMore() {
        assertThat(Better.MORE.compare(100, 50)).isEqualTo(2);
    }

    @Test
    void ratioOfCostsIsMoreThanOneIfWeHaveLess() {
        assertThat(Better.LESS.compare(100, 50)).isEqualTo(0.5);
    }

    @Test
    void twoThatCostNothingAreAsGood() {
        assertThat(Better.LESS.compare(0, 0)).isEqualTo(1);
    }

    @Test
    void delaysAreComparedByTheirDifference() {
        assertThat(Better.NOT_LATER.compare(3, 1)).isEqualTo(2);
    }

    @Test
    void aheadAndBehindAreSaidIfTheWholeIntervalSaysSo() {
        assertThat(verdict(1.01, 1.30)).isEqualTo(Verdict.AHEAD);
        assertThat(verdict(0.70, 0.99)).isEqualTo(Verdict.BEHIND);
    }

    @Test
    void evenIsSaidIfTheIntervalIsNarrowAboutOne() {
        assertThat(verdict(0.94, 1.06)).isEqualTo(Verdict.EVEN);
        assertThat(verdict(0.92, 1.06)).isEqualTo(Verdict.UNCLEAR);
        assertThat(verdict(0.94, 1.08)).isEqualTo(Verdict.UNCLEAR);
    }

    @Test
    void fewRoundsSayNothing() {
        assertThat(Better.MORE.verdict(Interval.of(9, 9, 9, 9))).isEqualTo(Verdict.UNCLEAR);
        assertThat(Better.NOT_LATER.verdict(Interval.of(9, 9, 9, 9))).isEqualTo(Verdict.UNCLEAR);
    }

    @Test
    void upToAMillisecondLaterIsWithin() {
        assertThat(Better.NOT_LATER.verdict(new Interval(0.5, -3, 1))).isEqualTo(Verdict.WITHIN);
        assertThat(Better.NOT_LATER.verdict(new Interval(2, 1.1, 3))).isEqualTo(Verdict.LATE);
        assertThat(Better.NOT_LATER.verdict(new Interval(0.9, 0, 1.1))).isEqualTo(Verdict.UNCLEAR);
    }

    @Test
    void narrowIntervalsAreSettled() {
        assertThat(Better.MORE.isSettled(new Interval(2, 1.87, 2.13))).isTrue();
        assertThat(Better.MORE.isSettled(new Interval(2, 1.85, 2.15))).isFalse();
        assertThat(Better.MORE.isSettled(Interval.of(2, 2))).isFalse();
    }

    private static Verdict verdict(double low, double high) {
        return Better.MORE.verdict(new Interval((low + high) / 2, low, high));
    }
}
