package dev.osock.internal.wait;

/// How a caller waits: itself, up to a time ([Timeout]), or not at all and is told.
public interface Way {}
