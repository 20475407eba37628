package dev.osock.bench;

import java.io.IOException;

/// One way to have two ends of a TCP connection over loopback, each served by a thread of its own.
interface Contestant {

    /// Names it in the table.
    String name();

    /// Starts to listen.
    Listener listen() throws IOException;

    /// Accepts, and connects to itself.
    interface Listener extends AutoCloseable {
        End accept() throws IOException;

        End connect() throws IOException;

        @Override
        void close() throws IOException;
    }

    /// One end of a connection.
    interface End extends AutoCloseable {
        /// Sends one message of the end's size.
        void send() throws IOException;

        /// Receives one message of the end's size.
        void receive() throws IOException;

        @Override
        void close() throws IOException;
    }
}
