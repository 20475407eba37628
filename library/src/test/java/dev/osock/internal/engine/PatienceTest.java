package dev.osock.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// When a thread that finds nothing is to let others run, and when it is to wait.
class PatienceTest {

    private boolean fair = true;
    private final Patience patience = new Patience(_ -> fair);

    /// Takes turns until there are no more.
    private int turnsInVain() {
        if (!patience.begins()) {
            return 0;
        }
        int turns = 1;
        while (patience.goesOn()) {
            turns++;
        }
        return turns;
    }

    /// Takes one turn and finds something.
    private boolean turnThatPays() {
        assertThat(patience.begins()).isTrue();
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
        turnThatPays();
        turnThatPays();
        assertThat(turnsInVain()).isPositive();
    }

    @Test
    void itEndsAfterThreeMissesInARow() {
        turnThatPays();
        turnsInVain();
        turnsInVain();
        turnThatPays();
        turnsInVain();
        turnsInVain();
        assertThat(turnsInVain()).isPositive();
        assertThat(turnsInVain()).isZero();
    }

    @Test
    void thereAreNoTurnsWhileOthersDoNotGetTheirs() {
        turnThatPays();
        fair = false;
        assertThat(turnsInVain()).isZero();
        fair = true;
        assertThat(turnsInVain()).isPositive();
    }

    @Test
    void theFirstLookIsLeftOutOnlyAfterTurnsHavePaidAndNotAlways() {
        assertThat(patience.guesses()).isFalse();
        turnThatPays();
        int guesses = 0;
        for (int i = 0; i < 160; i++) {
            guesses += patience.guesses() ? 1 : 0;
        }
        assertThat(guesses).isEqualTo(150);
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
