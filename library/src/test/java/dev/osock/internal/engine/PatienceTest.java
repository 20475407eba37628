package dev.osock.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// When a caller that finds nothing is to let others run, and when it is to wait.
class PatienceTest {

    private final Patience patience = new Patience();

    /// Takes turns until there are no more.
    private int turnsInVain() {
        patience.begin();
        int turns = 0;
        while (patience.grants()) {
            turns++;
        }
        return turns;
    }

    /// Takes one turn and finds something.
    private boolean turnThatPays() {
        patience.begin();
        assertThat(patience.grants()).isTrue();
        return patience.found();
    }

    @Test
    void aTrialThatFailsIsRepeatedAfterManyWaits() {
        assertThat(turnsInVain()).isPositive();
        for (int i = 1; i < Patience.WAITS; i++) {
            assertThat(turnsInVain()).isZero();
        }
        assertThat(turnsInVain()).isPositive();
    }

    @Test
    void turnsAreFewInAnyCase() {
        assertThat(turnsInVain()).isBetween(3, 64);
    }

    @Test
    void oneThatPaidIsFollowedByMore() {
        assertThat(patience.isPatient()).isFalse();
        turnThatPays();
        assertThat(patience.isPatient()).isTrue();
        assertThat(patience.isTrying()).isFalse();
    }

    @Test
    void itEndsAfterThreeMissesInARow() {
        turnThatPays();
        turnsInVain();
        turnsInVain();
        assertThat(patience.isPatient()).isTrue();
        turnThatPays();
        turnsInVain();
        turnsInVain();
        assertThat(patience.isPatient()).isTrue();
        turnsInVain();
        assertThat(patience.isPatient()).isFalse();
        assertThat(turnsInVain()).isZero();
    }

    @Test
    void itIsSureOnceAfterEightHitsInARow() {
        for (int i = 1; i < 8; i++) {
            assertThat(turnThatPays()).isFalse();
        }
        assertThat(turnThatPays()).isTrue();
        assertThat(turnThatPays()).isFalse();
    }

    @Test
    void aMissBeginsTheHitsAnew() {
        for (int i = 1; i < 8; i++) {
            turnThatPays();
        }
        turnsInVain();
        assertThat(turnThatPays()).isFalse();
    }
}
