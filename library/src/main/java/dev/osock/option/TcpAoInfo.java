package dev.osock.option;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// Which keys a socket uses for TCP's authentication option (RFC 5925), what it demands, and what has been counted:
/// `struct tcp_ao_info_opt`, the value of [TcpOptions#AO_INFO]. When it is set, what is empty stays as it is.
///
/// @param current the key that signs what is sent, by its [TcpAoKey#sendId()]
/// @param next the key that the peer is asked to sign with, by its [TcpAoKey#receiveId()]
/// @param rules what the socket demands; set, these rules and no others
/// @param packets what has been counted; set, the counters begin with these numbers
public record TcpAoInfo(OptionalInt current, OptionalInt next, Set<Rule> rules, Optional<Packets> packets) {

    /// What a socket can demand. All rules are off at first.
    public enum Rule {
        /// Connections of peers for which there is no key are refused.
        REQUIRED,
        /// Messages of ICMP, which are never signed, are believed all the same.
        ACCEPT_ICMPS
    }

    /// What has been counted, as unsigned numbers of 64 bits.
    ///
    /// @param good segments whose signature was right
    /// @param bad segments whose signature was wrong
    /// @param keyNotFound segments that were signed with an unknown key
    /// @param required segments that should have been signed, and were not
    /// @param droppedIcmp messages of ICMP that were not believed
    public record Packets(long good, long bad, long keyNotFound, long required, long droppedIcmp) {}

    /// Copies the set.
    public TcpAoInfo {
        Objects.requireNonNull(current, "current");
        Objects.requireNonNull(next, "next");
        Objects.requireNonNull(rules, "rules");
        Objects.requireNonNull(packets, "packets");
        rules = Set.copyOf(rules);
    }
}
