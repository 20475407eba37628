package dev.osock.internal.wait;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.internal.wait.Deadline;
import dev.osock.internal.wait.Timeout;
import org.junit.jupiter.api.Test;

class DeadlineTest {

    @Test
    void noTimeMeansNow() {
        assertThat(Deadline.after(0)).isEqualTo(Deadline.NOW);
    }

    @Test
    void noLimitAndMoreThanACenturyMeanNever() {
        assertThat(Timeout.NEVER.deadline()).isEqualTo(Deadline.NEVER);
        assertThat(Deadline.after(Long.MAX_VALUE)).isEqualTo(Deadline.NEVER);
    }

    @Test
    void aLongTimeOutIsNotCutShort() {
        long century = 100L * 365 * 24 * 3600 * 1_000_000_000;
        assertThat(Deadline.remaining(Deadline.after(century))).isGreaterThan(century - 60_000_000_000L);
    }

    @Test
    void whatRemainsShrinksToZeroAndNoFurther() throws InterruptedException {
        long deadline = Deadline.after(2_000_000);
        assertThat(Deadline.remaining(deadline)).isBetween(0L, 2_000_000L);
        Thread.sleep(5);
        assertThat(Deadline.remaining(deadline)).isZero();
    }

    @Test
    void momentThatCallsShareIsNowOnceItIsOver() throws InterruptedException {
        var shared = Timeout.until(2_000_000_000);
        assertThat(shared.deadline()).isEqualTo(shared.deadline()).isNotIn(Deadline.NOW, Deadline.NEVER);
        assertThat(shared.isZero()).isFalse();
        var brief = Timeout.until(1_000_000);
        Thread.sleep(5);
        assertThat(brief.deadline()).isEqualTo(Deadline.NOW);
        assertThat(brief.isZero()).isTrue();
        assertThat(Timeout.until(0).deadline()).isEqualTo(Deadline.NOW);
    }

    @Test
    void momentBeyondACenturyIsNoLimit() {
        assertThat(Timeout.until(Long.MAX_VALUE).deadline()).isEqualTo(Deadline.NEVER);
        assertThat(Timeout.until(Long.MAX_VALUE).isZero()).isFalse();
        assertThat(Timeout.until(Long.MAX_VALUE).remaining()).isEqualTo(Long.MAX_VALUE);
    }
}
