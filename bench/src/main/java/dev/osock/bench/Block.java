package dev.osock.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// The results of one metric of one variant: a block of the table.
///
/// @param workload the workload's name
/// @param variant  what was run
/// @param metric   what was measured
/// @param rows     the contestants in order
public record Block(String workload, Variant variant, Metric metric, List<Row> rows) {

    /// A contestant and what has come of it.
    ///
    /// @param contestant its name
    /// @param outcome    its figures
    public record Row(String contestant, Outcome outcome) {}

    /// Runs a variant.
    ///
    /// @param workload the name of the variant's workload
    /// @param variant  what to run
    /// @param plan     how long
    /// @return a block for each metric
    public static List<Block> run(String workload, Variant variant, Plan plan) {
        List<Round.Seat> seats = new ArrayList<>();
        try {
            variant.contestants().forEach(contestant -> seats.add(new Round.Seat(contestant, variant.work())));
            Round.warmUp(seats, plan.warmUp());
            for (int i = 0; i < plan.rounds(); i++) {
                new Round(i, plan.round()).play(seats);
            }
        } finally {
            seats.forEach(Round.Seat::close);
        }
        List<Block> blocks = new ArrayList<>();
        List<Metric> metrics = variant.work().metrics();
        for (int i = 0; i < metrics.size(); i++) {
            int metric = i;
            blocks.add(new Block(workload, variant, metrics.get(i), seats.stream()
                    .map(seat -> new Row(seat.contestant().name(), seat.outcome(metric)))
                    .toList()));
        }
        return blocks;
    }

    /// Names the block.
    ///
    /// @return workload, variant and metric
    public String title() {
        return String.join(" ", workload, variant.name(), metric.name()).replaceAll("\\s+", " ").strip();
    }

    /// Compares a row with osock.
    ///
    /// @param row one of the rows
    /// @return how many times as good osock is: more than 1 if it is better; nothing if either has not run
    public OptionalDouble ratio(Row row) {
        Optional<Double> osock = rows.stream()
                .filter(each -> each.contestant().equals("osock"))
                .findFirst()
                .flatMap(Block::median);
        Optional<Double> other = median(row);
        if (osock.isEmpty() || other.isEmpty()) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(metric.better().ratio(osock.get(), other.get()));
    }

    private static Optional<Double> median(Row row) {
        return row.outcome() instanceof Outcome.Measured measured && !Double.isNaN(measured.median())
                ? Optional.of(measured.median())
                : Optional.empty();
    }
}
