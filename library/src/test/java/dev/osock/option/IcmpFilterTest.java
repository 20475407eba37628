package dev.osock.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class IcmpFilterTest {

    @Test
    void dropsTheTypesItIsMadeOf() {
        IcmpFilter filter = IcmpFilter.dropping(0, 8, 31);
        assertThat(filter).isEqualTo(new IcmpFilter(0x8000_0101)).hasToString("drops 0, 8, 31");
        assertThat(filter.drops(8)).isTrue();
        assertThat(filter.drops(9)).isFalse();
        assertThat(IcmpFilter.dropping()).isEqualTo(IcmpFilter.NONE).hasToString("drops nothing");
    }

    @Test
    void passesTheTypesItIsMadeOf() {
        IcmpFilter filter = IcmpFilter.passing(0, 8);
        assertThat(filter).isEqualTo(new IcmpFilter(~0x101));
        assertThat(filter.drops(8)).isFalse();
        assertThat(filter.drops(31)).isTrue();
    }

    @Test
    void typesThatTheKernelDoesNotFilterAreNotTaken() {
        for (int type : new int[] {-1, 32, 255}) {
            assertThatIllegalArgumentException().isThrownBy(() -> IcmpFilter.dropping(type));
            assertThatIllegalArgumentException().isThrownBy(() -> IcmpFilter.passing(type));
            assertThat(new IcmpFilter(-1).drops(type)).isFalse();
        }
    }
}
