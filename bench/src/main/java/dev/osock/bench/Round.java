package dev.osock.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A turn for each contestant, one after the other. Another one begins in each round, so that none is always after the same.
///
/// @param number counts the rounds
/// @param length of a turn
record Round(int number, Duration length) {

    void play(List<Seat> seats) {
        List<Seat> order = new ArrayList<>(seats);
        Collections.rotate(order, -Math.floorMod(number, seats.size()));
        order.forEach(seat -> seat.play(length));
    }

    /// Warms all up; the figures are forgotten.
    static void warmUp(List<Seat> seats, Duration length) {
        seats.forEach(seat -> seat.warmUp(length));
    }

    /// A contestant that takes part, and its figures so far. One that fails is out.
    static final class Seat implements AutoCloseable {
        private final Contestant contestant;
        private final List<double[]> figures = new ArrayList<>();
        private @Nullable Session session;
        private String trouble = "";

        Seat(Contestant contestant, Work work) {
            this.contestant = contestant;
            try {
                session = work.open(contestant.program(), List.of());
            } catch (IOException failed) {
                trouble = Objects.toString(failed.getMessage(), failed.toString());
            }
        }

        private void warmUp(Duration length) {
            play(length);
            figures.clear();
        }

        private void play(Duration length) {
            if (session == null) {
                return;
            }
            try {
                figures.add(session.round(length));
            } catch (IOException failed) {
                trouble = "failed: " + failed.getMessage();
                close();
            }
        }

        Contestant contestant() {
            return contestant;
        }

        Outcome outcome(int metric) {
            if (!trouble.isEmpty()) {
                return new Outcome.NotRun(trouble);
            }
            return new Outcome.Measured(figures.stream().map(each -> each[metric]).toList());
        }

        @Override
        public void close() {
            if (session != null) {
                session.close();
                session = null;
            }
        }
    }
}
