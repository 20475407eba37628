package dev.osock.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.Test;

class RequiresTest {
    @Test
    void runsWhatHasAllItNeeds() {
        assertThat(RequiresCondition.decide("test", List.of(), true).isDisabled()).isFalse();
    }

    @Test
    void skipsWithTheReasonWhatMissesSomething() {
        var result = RequiresCondition.decide("(an example)", List.of(Need.GCC, Need.ROOT), false);

        assertThat(result.isDisabled()).isTrue();
        assertThat(result.getReason()).hasValue("needs [gcc, the user root]");
    }

    @Test
    void skipsWhatNeedsAnotherKernelEvenWhereNothingMayBeSkipped() {
        assertThat(RequiresCondition.decide("(an example)", List.of(Need.SCTP), true).isDisabled()).isTrue();
    }

    @Test
    void failsInsteadWhereNothingMayBeSkipped() {
        assertThatIllegalStateException()
                .isThrownBy(() -> RequiresCondition.decide("test", List.of(Need.GCC), true))
                .withMessageContaining("test needs [gcc]");
    }

    @Test
    void leavesWhatOnlyAnotherKernelCouldHaveToTheGuests() {
        var result = RequiresCondition.decide("(an example)", List.of(Need.VHOST_VSOCK), true);

        assertThat(result.isDisabled()).isTrue();
        assertThat(result.getReason())
                .hasValue("needs [the module vhost_vsock, which the guests of platforms/run have]");
        assertThatIllegalStateException()
                .isThrownBy(() -> RequiresCondition.decide("test", List.of(Need.VHOST_VSOCK, Need.GCC), true))
                .withMessageContaining("gcc");
    }
}
