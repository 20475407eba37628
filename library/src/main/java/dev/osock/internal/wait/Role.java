package dev.osock.internal.wait;

/// What a caller does in a lane. Callers of one role queue for each other; the two roles of a lane exclude each other.
public enum Role {
    /// Receives; in the read lane, or in that of the error queue.
    READER,
    /// Accepts connections; in the read lane.
    ACCEPTOR,
    /// Sends; in the write lane.
    WRITER,
    /// Connects; in the write lane, and never queues.
    CONNECTOR
}
