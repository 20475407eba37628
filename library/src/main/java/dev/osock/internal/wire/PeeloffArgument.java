package dev.osock.internal.wire;

import dev.osock.internal.abi.Abi;
import java.lang.foreign.MemorySegment;

/// The value of `SCTP_SOCKOPT_PEELOFF_FLAGS`, `sctp_peeloff_flags_arg_t`.
public final class PeeloffArgument {

    /// How long it is.
    public static final int LENGTH = Abi.current().size("sctp_peeloff_flags_arg");

    private static final Field ID = Field.of("sctp_peeloff_flags_arg", "associd");
    private static final Field DESCRIPTOR = Field.of("sctp_peeloff_flags_arg", "sd");
    private static final Field FLAGS = Field.of("sctp_peeloff_flags_arg", "flags");

    private PeeloffArgument() {}

    /// Writes it.
    ///
    /// @param association the number of the association
    /// @param flags those of the new socket
    /// @param target where to
    /// @param at the place in it
    public static void encode(int association, int flags, MemorySegment target, long at) {
        ID.put(target, at, association);
        DESCRIPTOR.put(target, at, 0);
        FLAGS.put(target, at, flags);
    }
}
