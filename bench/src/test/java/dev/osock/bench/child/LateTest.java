package dev.osock.bench.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LateTest {

    @Test
    void percentilesAreFoundAmongAll() {
        long[] millis = LongStream.rangeClosed(1, 100).map(each -> each * 1_000_000).toArray();
        assertThat(Late.percentile(millis, 50)).isEqualTo(50);
        assertThat(Late.percentile(millis, 95)).isEqualTo(95);
        assertThat(Late.percentile(new long[] {3_000_000}, 95)).isEqualTo(3);
    }

    @Test
    void threadsBesideNothingAreNotVeryLate() throws Exception {
        double[] figures = new Late(nanos -> {
            Thread.sleep(nanos / 1_000_000);
            return new double[] {7};
        }).round(50_000_000);
        assertThat(figures).hasSize(5).doesNotContain(Double.NaN).endsWith(7);
        assertThat(figures[0]).isGreaterThanOrEqualTo(figures[1]);
        assertThat(figures[2]).isGreaterThanOrEqualTo(figures[3]).isPositive();
    }
}
