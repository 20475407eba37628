package dev.osock.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class PatienceTest {
    @Test
    void aMachineThatSaysNothingIsOneOfToday() {
        assertThat(Patience.factor(null)).isOne();
    }

    @Test
    void aSlowMachineSaysHowSlowItIs() {
        assertThat(Patience.factor("10")).isEqualTo(10);
    }

    @Test
    void noTestIsHurried() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Patience.factor("0"))
                .withMessageContaining("OSOCK_PATIENCE");
    }
}
