package dev.osock.internal.engine;

/// How a caller waits: itself, up to a time ([Timeout]), or not at all and is told.
public interface Way {}
