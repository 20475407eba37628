package dev.osock.bench.child;

import java.io.IOException;

/// A UDP socket of a contestant on which datagrams of one size come, used by one thread.
interface DatagramEnd {

    /// How large the queue is in which the kernel keeps what has not been received, at all contestants.
    int QUEUE = 1 << 20;

    /// How many datagrams a batch has, and a train.
    int BATCH = 32;

    /// How many trains are received at once, and how long they may be.
    int TRAINS = 8;

    int LONGEST_TRAIN = 65_507;

    /// What comes.
    enum Traffic {
        /// Datagrams, each by itself.
        RECEIVE,
        /// Likewise, and they are sent back.
        ECHO,
        /// Datagrams that are handed out as trains, where the contestant can take them.
        TRAINS
    }

    /// Tells on which port they come.
    int port() throws IOException;

    /// Receives what is there, and waits for the first.
    void receive() throws IOException;

    /// Looks at what has come.
    ///
    /// @return how many datagrams have come whole, with the address of their sender
    int count();

    /// Sends back what has come.
    void answer() throws IOException;
}
