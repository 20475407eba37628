package dev.osock.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StripTest {

    @Test
    void figuresOfTwoMindsAreSeen() {
        assertThat(Strip.of(100, 200, 100, 200, 100)).isEqualTo("▅█▅█▅");
        assertThat(Strip.of(50, 100, 100)).isEqualTo("▁▅▅");
    }

    @Test
    void smallDifferencesAreFlat() {
        assertThat(Strip.of(99, 100, 101)).isEqualTo("▄▅▅");
    }

    @Test
    void aStepIsAnEighthOrSo() {
        assertThat(Strip.of(70, 75, 85, 95, 100, 110, 120, 130, 145)).isEqualTo("▁▂▃▄▅▅▆▇█");
    }

    @Test
    void nothingIsAFigureToo() {
        assertThat(Strip.of(0, 0, 0)).isEqualTo("▅▅▅");
        assertThat(Strip.of(0, 0, 1)).isEqualTo("▅▅█");
        assertThat(Strip.of(0, 1, 1)).isEqualTo("▁▅▅");
    }
}
