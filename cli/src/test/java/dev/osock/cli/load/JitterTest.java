package dev.osock.cli.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JitterTest {

    private final Jitter jitter = new Jitter();

    @Test
    void isNoneOfAWayThatTakesAlwaysAsLong() {
        for (int i = 0; i < 100; i++) {
            jitter.add(i * 1000L, i * 1000L + 123_456_789);
        }

        assertThat(jitter.nanos()).isZero();
    }

    @Test
    void isOfEachDifferenceASixteenth() {
        jitter.add(0, 1000);
        jitter.add(0, 2600); // 1600 later
        assertThat(jitter.nanos()).isEqualTo(100);

        jitter.add(5000, 7600); // the same way
        assertThat(jitter.nanos()).isEqualTo(94); // 100 - 100 / 16

        jitter.add(5000, 6000); // 1600 earlier
        assertThat(jitter.nanos()).isEqualTo(188); // 93.75 + (1600 - 93.75) / 16
    }
}
