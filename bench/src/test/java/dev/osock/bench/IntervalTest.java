package dev.osock.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class IntervalTest {

    @Test
    void medianIsTheMiddleOne() {
        assertThat(Interval.median(9, 1, 2)).isEqualTo(2);
        assertThat(Interval.median(4, 1, 2, 9)).isEqualTo(3);
        assertThat(Interval.median()).isNaN();
    }

    @Test
    void intervalOfEqualFiguresIsAPoint() {
        assertThat(Interval.of(2, 2, 2, 2, 2)).isEqualTo(new Interval(2, 2, 2));
    }

    @Test
    void intervalOfFiveIsFromTheLeastToTheGreatest() {
        assertThat(Interval.of(5, 1, 4, 2, 3)).isEqualTo(new Interval(3, 1, 5));
    }

    @Test
    void intervalOfFewerHasNoBounds() {
        assertThat(Interval.of(1, 1, 1, 1))
                .isEqualTo(new Interval(1, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
    }

    @Test
    void oneOutlierAmongManyIsNotBelieved() {
        assertThat(Interval.of(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 100).high()).isEqualTo(1);
    }

    @Test
    void intervalNarrowsWithMoreFigures() {
        Interval few = Interval.of(normal().limit(8).toArray());
        Interval many = Interval.of(normal().limit(200).toArray());
        assertThat(many.high() - many.low()).isLessThan((few.high() - few.low()) / 2);
    }

    @Test
    void intervalHoldsTheTrueMedianMostly() {
        double[] figures = normal().limit(1000 * 12).toArray();
        int hits = 0;
        for (int i = 0; i < 1000; i++) {
            Interval interval = Interval.of(DoubleStream.of(figures).skip(i * 12L).limit(12).toArray());
            hits += interval.low() <= 10 && 10 <= interval.high() ? 1 : 0;
        }
        assertThat(hits).isBetween(910, 990);
    }

    private static DoubleStream normal() {
        var random = new Random(1);
        return DoubleStream.generate(() -> 10 + random.nextGaussian());
    }
}
