package dev.osock.internal.wait;

/// How a caller waits: itself, up to a limit ([Timeout]), or not at all and is told.
public interface Way {}
