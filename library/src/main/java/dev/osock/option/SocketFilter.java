package dev.osock.option;

import java.util.List;

/// A classic BPF program: `struct sock_fprog`.
///
/// @param program the instructions; none, read, if there is no program
public record SocketFilter(List<Instruction> program) {

    private static final int MOST = 4096;

    /// One instruction: `struct sock_filter`.
    ///
    /// @param code what to do, `BPF_*`
    /// @param jt how many to skip if it is true
    /// @param jf how many to skip if it is not
    /// @param k the operand, unsigned
    public record Instruction(int code, int jt, int jf, long k) {

        /// Checks the ranges.
        ///
        /// @throws IllegalArgumentException if a part is outside its field
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
        program = List.copyOf(program);
        if (program.size() > MOST) {
            throw new IllegalArgumentException("filter: not 0 to " + MOST + " instructions: " + program.size());
        }
    }

    /// Makes a program.
    ///
    /// @param program the instructions
    /// @return the value
    public static SocketFilter of(Instruction... program) {
        return new SocketFilter(List.of(program));
    }
}
