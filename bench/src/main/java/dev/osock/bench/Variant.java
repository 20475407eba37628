package dev.osock.bench;

import dev.osock.bench.Block.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The work of one block of the table.
///
/// @param name        tells it from the other variants of the workload
/// @param work        what is done
/// @param contestants who takes part
/// @param point       where it is in the plot of growth, if it is there
public record Variant(String name, Work work, List<Contestant> contestants, @Nullable Point point) {

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
        return new Variant(name, work, all, null);
    }

    /// Puts it into the plot of growth.
    ///
    /// @param place where
    /// @return the same variant there
    public Variant at(Point place) {
        return new Variant(name, work, contestants, place);
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
