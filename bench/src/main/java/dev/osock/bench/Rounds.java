package dev.osock.bench;

import dev.osock.bench.Block.Row;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The rounds of a variant. In each of them every contestant has its turn, one after the other, so that those of one
/// round are a pair; another one begins in each round, so that none is always after the same.
final class Rounds implements AutoCloseable {

    private final String workload;
    private final Variant variant;
    private final List<Seat> seats;

    private Rounds(String workload, Variant variant) {
        this.workload = workload;
        this.variant = variant;
        seats = variant.contestants().stream().map(each -> new Seat(each, variant.work())).toList();
    }

    /// Plays as many rounds as say something, as far as there is time.
    ///
    /// @param deadline by [System#nanoTime()]; the least number of rounds is played in any case
    /// @return a block for each metric
    static List<Block> play(String workload, Variant variant, Plan plan, long deadline) {
        try (var rounds = new Rounds(workload, variant)) {
            rounds.seats.forEach(seat -> seat.play(plan.warmUp()));
            rounds.seats.forEach(seat -> seat.figures.clear());
            for (int i = 0; i < plan.least() || (i < plan.most() && rounds.isWorthAnother(deadline)); i++) {
                List<Seat> order = new ArrayList<>(rounds.seats);
                Collections.rotate(order, -i);
                order.forEach(seat -> seat.play(plan.round()));
            }
            List<Block> blocks = new ArrayList<>();
            for (int i = 0; i < variant.work().metrics().size(); i++) {
                blocks.add(rounds.block(i));
            }
            return blocks;
        }
    }

    private boolean isWorthAnother(long deadline) {
        return System.nanoTime() - deadline < 0 && !block(0).isSettled();
    }

    private Block block(int metric) {
        List<Row> rows = seats.stream().map(seat -> seat.row(metric)).toList();
        return new Block(workload, variant.name(), variant.work().metrics().get(metric), rows, variant.point());
    }

    @Override
    public void close() {
        seats.forEach(Seat::leave);
    }

    /// A contestant, and its figures so far. One that fails is out.
    private static final class Seat {
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

        void play(Duration length) {
            if (session != null) {
                try {
                    figures.add(session.round(length));
                } catch (IOException failed) {
                    trouble = Objects.toString(failed.getMessage(), failed.toString());
                    leave();
                }
            }
        }

        Row row(int metric) {
            double[] column = figures.stream().mapToDouble(each -> each[metric]).toArray();
            boolean hasNone = !trouble.isEmpty() || Arrays.stream(column).anyMatch(Double::isNaN);
            List<Double> all = hasNone ? List.of() : Arrays.stream(column).boxed().toList();
            return new Row(contestant.name(), contestant.side(), all, trouble);
        }

        void leave() {
            if (session != null) {
                session.close();
                session = null;
            }
        }
    }
}
