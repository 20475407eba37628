package dev.osock.internal.poll;

/// What the operating system has told the pollers of, and those who took events in their place.
///
/// @param wakeUps how often there was something
/// @param events  how much there was in all
public record PollCounts(long wakeUps, long events) {}
