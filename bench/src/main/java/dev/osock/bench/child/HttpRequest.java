package dev.osock.bench.child;

import java.nio.ByteBuffer;

/// A request of which some may have come: up to the blank line, for it has no body.
final class HttpRequest {

    private static final byte[] END = {'\r', '\n', '\r', '\n'};

    private int matched; // so many bytes of the end

    /// Takes what has come, and tells whether the request ends with it.
    boolean endsIn(ByteBuffer came) {
        while (came.hasRemaining()) {
            byte next = came.get();
            if (next == END[matched]) {
                matched++;
            } else {
                matched = next == '\r' ? 1 : 0;
            }
            if (matched == END.length) {
                matched = 0;
                return true;
            }
        }
        return false;
    }
}
