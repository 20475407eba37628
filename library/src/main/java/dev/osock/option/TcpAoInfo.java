package dev.osock.option;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// How a socket uses TCP's authentication option: `struct tcp_ao_info_opt`. To set it, what is empty stays as it is.
///
/// @param current the key that signs, by its number in what is sent
/// @param next the key that the peer is asked for, by its number in what is received
/// @param rules what is demanded; set, these and no others
/// @param packets what has been counted
public record TcpAoInfo(OptionalInt current, OptionalInt next, Set<Rule> rules, Optional<Packets> packets) {

    /// What a socket can demand.
    public enum Rule {
        /// Peers for whom there is no key are refused.
        REQUIRED,
        /// Messages of ICMP, which nobody signs, are believed.
        ACCEPT_ICMPS
    }

    /// What has been counted, unsigned.
    ///
    /// @param good segments that were signed right
    /// @param bad segments that were signed wrong
    /// @param keyNotFound segments signed with a key that is not known
    /// @param required segments that ought to have been signed
    /// @param droppedIcmp messages of ICMP that were not believed
    public record Packets(long good, long bad, long keyNotFound, long required, long droppedIcmp) {}

    /// Copies the set.
    public TcpAoInfo {
        rules = Set.copyOf(rules);
    }
}
