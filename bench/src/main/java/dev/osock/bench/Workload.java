package dev.osock.bench;

import java.util.List;

/// A kind of work, in some variants.
public interface Workload {

    /// Names it on the command line.
    ///
    /// @return a word
    String name();

    /// Says what is done.
    ///
    /// @return one line
    String title();

    /// Lists the variants, each with its contestants.
    ///
    /// @param tools make the contestants
    /// @return the variants in the order of the table
    List<Variant> variants(Tools tools);

    /// Tells whether it runs without having been asked for.
    ///
    /// @param plan how long things may take
    /// @return whether it is part of the plan
    default boolean isPartOf(Plan plan) {
        return true;
    }
}
