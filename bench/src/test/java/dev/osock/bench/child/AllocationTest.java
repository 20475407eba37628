package dev.osock.bench.child;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AllocationTest {

    private static final int SIZE = 1000;

    private Object kept = "";

    @Test
    void bytesAreToldOfEachMessage() throws Exception {
        double[] figures = new Allocation(() -> kept = new byte[SIZE], 10).round(50_000_000);
        assertThat(figures).hasSize(1);
        assertThat(figures[0]).isBetween(SIZE / 10.0, SIZE / 10.0 + 10);
        assertThat(kept).isInstanceOf(byte[].class);
    }
}
