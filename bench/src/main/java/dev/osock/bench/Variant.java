package dev.osock.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The work of one block of the table.
///
/// @param name        tells it from the other variants of the workload
/// @param work        what is done
/// @param contestants who takes part
/// @param point       where it is in the plot of growth
public record Variant(String name, Work work, List<Contestant> contestants, Optional<Point> point) {

    /// A place in the plot of growth.
    ///
    /// @param series      which panel
    /// @param connections how many there are
    public record Point(String series, int connections) {}

    /// Makes a variant that is not in the plot of growth.
    ///
    /// @param name        see [Variant]
    /// @param work        see [Variant]
    /// @param contestants see [Variant]
    /// @return the variant
    @SafeVarargs
    public static Variant of(String name, Work work, List<Contestant>... contestants) {
        List<Contestant> all = new ArrayList<>();
        for (List<Contestant> some : contestants) {
            all.addAll(some);
        }
        return new Variant(name, work, all, Optional.empty());
    }

    /// Puts it into the plot of growth.
    ///
    /// @param place where
    /// @return the same variant there
    public Variant at(Point place) {
        return new Variant(name, work, contestants, Optional.of(place));
    }

    /// Leaves some out.
    ///
    /// @param names of the contestants that take part
    /// @return the variant with these
    Variant only(Predicate<String> names) {
        return new Variant(
                name, work, contestants.stream().filter(each -> names.test(each.name())).toList(), point);
    }
}
