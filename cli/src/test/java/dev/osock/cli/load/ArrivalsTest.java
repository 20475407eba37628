package dev.osock.cli.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrivalsTest {

    private static final int WINDOW = Arrivals.WINDOW;

    private final Arrivals arrivals = new Arrivals();

    private Losses losses() {
        return arrivals.losses(0);
    }

    @Test
    void countsNothingBeforeAnyHasCome() {
        assertThat(losses()).isEqualTo(new Losses(0, 0, 0, 0, 0, 0));
        assertThat(arrivals.received()).isZero();
    }

    @Test
    void whatHasComeInOrderIsNotLost() {
        for (int i = 0; i < 1000; i++) {
            assertThat(arrivals.add(i)).isTrue();
        }

        assertThat(losses()).isEqualTo(new Losses(1000, 0, 0, 0, 0, 0));
    }

    @Test
    void aLateOneIsReorderedAndNotLost() {
        arrivals.add(0);
        arrivals.add(2);
        assertThat(losses()).isEqualTo(new Losses(3, 1, 0, 0, 0, 0));

        assertThat(arrivals.add(1)).isTrue();
        assertThat(losses()).isEqualTo(new Losses(3, 0, 1, 0, 0, 0));
    }

    @Test
    void oneThatComesTwiceIsCountedOnce() {
        arrivals.add(0);
        arrivals.add(1);

        assertThat(arrivals.add(1)).isFalse();
        assertThat(arrivals.add(0)).isFalse();
        assertThat(losses()).isEqualTo(new Losses(2, 0, 0, 2, 0, 0));
        assertThat(arrivals.received()).isEqualTo(2);
    }

    @Test
    void theLastOnesAreLostToo() {
        arrivals.add(0);
        arrivals.announce(10);
        assertThat(losses().lost()).isEqualTo(9);

        arrivals.add(9);
        assertThat(losses()).isEqualTo(new Losses(10, 8, 0, 0, 0, 0));
    }

    @Test
    void remembersAsManyAsItsWindowHas() {
        arrivals.add(0);
        arrivals.add(WINDOW);

        assertThat(arrivals.add(1)).isTrue();
        assertThat(arrivals.add(1)).isFalse();
        assertThat(losses()).isEqualTo(new Losses(WINDOW + 1, WINDOW - 2, 1, 1, 0, 0));
    }

    @Test
    void doesNotGuessWhatOneIsThatComesLaterThanThat() {
        arrivals.add(1);
        arrivals.add(WINDOW + 1);

        assertThat(arrivals.add(0)).isFalse();
        assertThat(arrivals.add(1)).isFalse();
        assertThat(losses()).isEqualTo(new Losses(WINDOW + 2, WINDOW, 0, 0, 2, 0));
    }

    /// The bits of earlier numbers must not stand for later ones, however far the numbers jump.
    @ParameterizedTest
    @ValueSource(longs = {1, 63, 64, 65, 1000, WINDOW - 1, WINDOW, WINDOW + 1, 3L * WINDOW + 77})
    void forgetsWhatIsBehindTheWindow(long jump) {
        for (int i = 0; i < 200; i++) {
            arrivals.add(i);
        }
        arrivals.add(199 + jump);
        for (long number = Math.max(200, 200 + jump - WINDOW); number < 199 + jump; number++) {
            if (!arrivals.add(number)) {
                throw new AssertionError(number + " is said to have come");
            }
        }

        assertThat(losses().duplicates()).isZero();
        assertThat(losses().lost()).isEqualTo(Math.max(0, jump - WINDOW));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void countsAsASetOfAllNumbersWould(long seed) {
        var random = new Random(seed);
        List<Long> sent = new ArrayList<>();
        for (long i = 0; i < 20_000; i++) {
            int copies = random.nextInt(10) == 0 ? random.nextInt(3) : 1;
            sent.addAll(Collections.nCopies(copies, i));
        }
        for (int i = 0; i < sent.size(); i++) {
            if (random.nextInt(5) == 0) {
                Collections.swap(sent, i, Math.min(sent.size() - 1, i + random.nextInt(300)));
            }
        }
        Set<Long> seen = new HashSet<>();
        long highest = -1;
        long reordered = 0;
        long duplicates = 0;
        for (long number : sent) {
            boolean isNew = seen.add(number);
            duplicates += isNew ? 0 : 1;
            reordered += isNew && number < highest ? 1 : 0;
            highest = Math.max(highest, number);
            assertThat(arrivals.add(number)).isEqualTo(isNew);
        }

        assertThat(reordered).isPositive();
        assertThat(duplicates).isPositive();
        assertThat(arrivals.received()).isEqualTo(seen.size());
        assertThat(losses())
                .isEqualTo(new Losses(highest + 1, highest + 1 - seen.size(), reordered, duplicates, 0, 0));
    }
}
