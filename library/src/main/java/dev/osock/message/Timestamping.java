package dev.osock.message;

import dev.osock.option.Timespec;

/// When a packet came or went: `struct scm_timestamping`. Times that were not taken are [Timespec#ZERO].
///
/// @param software as the kernel saw it
/// @param legacy not used any more
/// @param hardware as the network device saw it, by its own clock
public record Timestamping(Timespec software, Timespec legacy, Timespec hardware) {}
