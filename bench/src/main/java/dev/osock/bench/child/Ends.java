package dev.osock.bench.child;

import java.io.IOException;

/// Two ends that are connected with each other.
record Ends(End client, End server) {

    /// One end, with a buffer of its own.
    interface End {
        /// Sends one message of the buffer's size.
        void send() throws IOException;

        /// Receives one message of the buffer's size.
        void receive() throws IOException;

        /// Receives what is there.
        void drain() throws IOException;
    }

    /// Makes connected ends.
    interface Transport {
        /// Makes two ends.
        ///
        /// @param size of the messages
        /// @param room of the buffer to drain into
        Ends open(int size, int room) throws IOException;
    }
}
