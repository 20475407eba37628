package dev.osock.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TimespecTest {

    @Property
    void nanosecondsComeBack(@ForAll long nanos) {
        Timespec time = Timespec.ofNanos(nanos);
        assertThat(time.nsec()).isBetween(0L, 999_999_999L);
        assertThat(time.toNanos()).isEqualTo(nanos);
        assertThat(time.toDuration()).isEqualTo(Duration.ofNanos(nanos));
    }

    @Test
    void nanosecondsNeedNotBeLessThanASecond() {
        assertThat(new Timespec(-1, 1_500_000_000).toNanos()).isEqualTo(500_000_000);
        assertThat(new Timespec(1, -1).toNanos()).isEqualTo(999_999_999);
        assertThat(new Timespec(1, -1).toDuration()).isEqualTo(Duration.ofNanos(999_999_999));
    }

    @Test
    void whatHasNoRoomIsAnError() {
        assertThat(Timespec.ofNanos(Long.MAX_VALUE)).isEqualTo(new Timespec(9_223_372_036L, 854_775_807));
        assertThat(Timespec.ofNanos(Long.MIN_VALUE)).isEqualTo(new Timespec(-9_223_372_037L, 145_224_192));
        for (Timespec far : new Timespec[] {
            new Timespec(9_223_372_036L, 854_775_808), new Timespec(-9_223_372_037L, 145_224_191)}) {
            assertThatThrownBy(far::toNanos).isInstanceOf(ArithmeticException.class);
        }
        assertThat(new Timespec(Long.MAX_VALUE, 0).toDuration()).isEqualTo(Duration.ofSeconds(Long.MAX_VALUE));
        assertThatThrownBy(new Timespec(Long.MAX_VALUE, 1_000_000_000)::toDuration)
                .isInstanceOf(ArithmeticException.class);
    }
}
