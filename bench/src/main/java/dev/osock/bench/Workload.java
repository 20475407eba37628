package dev.osock.bench;

import java.util.List;

/// A kind of work, in some variants.
///
/// @param name     on the command line
/// @param title    what is done
/// @param code     the source that does it, below `bench/src/main`
/// @param scope    when it is run without having been asked for
/// @param variants makes the variants, each with its contestants, in the order of the table
public record Workload(String name, String title, String code, Scope scope, Maker variants) {

    /// When a workload is run.
    public enum Scope {
        /// Always.
        ALWAYS,
        /// With `--full`.
        FULL
    }

    /// Makes variants.
    @FunctionalInterface
    public interface Maker {
        /// Makes them.
        ///
        /// @param tools make the contestants
        /// @param plan  how long things may take
        /// @return the variants
        List<Variant> make(Tools tools, Plan plan);
    }

    boolean isPartOf(Plan plan) {
        return scope == Scope.ALWAYS || plan.isFull();
    }
}
