package dev.osock.bench;

/// One that takes part.
///
/// @param name    in the table
/// @param side    whether the others are compared with it
/// @param program what runs
public record Contestant(String name, Side side, Program program) {

    /// Of which library it is.
    public enum Side {
        /// This one: every peer is compared with it.
        OURS,
        /// Another.
        PEER
    }
}
