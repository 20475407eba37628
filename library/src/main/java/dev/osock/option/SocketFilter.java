package dev.osock.option;

import java.util.List;
import java.util.Objects;

/// A classic BPF program, which decides about packets in the kernel: `struct sock_fprog`; see the kernel's document
/// `networking/filter`.
///
/// @param program the instructions, at most 4096; none, if it is read and there is no program
public record SocketFilter(List<Instruction> program) {

    private static final int MOST = 4096;

    /// One instruction: `struct sock_filter`.
    ///
    /// @param code what to do, `BPF_*`, 0..65535
    /// @param jt how many instructions a jump skips if its condition is true, 0..255
    /// @param jf how many it skips if it is not, 0..255
    /// @param k the operand, 0..4294967295
    public record Instruction(int code, int jt, int jf, long k) {

        /// Checks the ranges.
        ///
        /// @throws IllegalArgumentException if one of them is outside its range
        public Instruction {
            if ((code & ~0xFFFF) != 0 || (jt & ~0xFF) != 0 || (jf & ~0xFF) != 0 || (k & ~0xFFFF_FFFFL) != 0) {
                throw new IllegalArgumentException(
                        "filter: outside its field: " + code + " " + jt + " " + jf + " " + k);
            }
        }
    }

    /// Copies the list.
    ///
    /// @throws IllegalArgumentException if there are more than 4096
    public SocketFilter {
        Objects.requireNonNull(program, "program");
        program = List.copyOf(program);
        if (program.size() > MOST) {
            throw new IllegalArgumentException("filter: not 0 to " + MOST + " instructions: " + program.size());
        }
    }

    /// Makes a program of instructions.
    ///
    /// @param program the instructions
    /// @return the value
    /// @throws IllegalArgumentException if there are more than 4096
    public static SocketFilter of(Instruction... program) {
        Objects.requireNonNull(program, "program");
        return new SocketFilter(List.of(program));
    }
}
