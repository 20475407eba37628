package dev.osock.cli.relay;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/// When a relay ends before both ways have, and how much it reads at once.
///
/// @param idle it ends when for so long nothing has gone either way
/// @param half it ends when one way has ended so long ago
/// @param buffer how many bytes are read at once, if the user says
public record Limits(Optional<Duration> idle, Optional<Duration> half, OptionalInt buffer) {

    /// More than a UDP datagram can have, and than Linux lets a Unix one have unless it is told to.
    private static final int OF_PACKETS = 256 * 1024;

    /// How many bytes of a packet there is room for.
    int packetRoom() {
        return buffer.orElse(OF_PACKETS);
    }
}
