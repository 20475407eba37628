package dev.osock.error;

/// Says why a socket call failed: the `Reason` of the seed's `{error, Reason}`.
///
/// Switch over it, or catch the [SocketException] kind that carries it.
public sealed interface Reason
        permits Errno, Reason.Closed, Reason.Timeout, Reason.Invalid, Reason.Already, Reason.Interrupted {

    /// Names the reason as the seed does: `econnrefused`, `closed`, `timeout`, `invalid`, `already`.
    ///
    /// @return the seed's lower-case name
    String seedName();

    /// The socket, or the stream read from it, is closed; the seed's `closed`.
    enum Closed implements Reason {
        /// This process closed the socket.
        LOCALLY,
        /// The peer ended its side of the stream: a read found the end of it.
        BY_PEER;

        @Override
        public String seedName() {
            return "closed";
        }
    }

    /// The deadline of the call passed; the seed's `timeout`.
    enum Timeout implements Reason {
        /// The only value.
        TIMEOUT;

        @Override
        public String seedName() {
            return "timeout";
        }
    }

    /// A connection attempt by another caller is under way; the seed's `already`.
    enum Already implements Reason {
        /// The only value.
        ALREADY;

        @Override
        public String seedName() {
            return "already";
        }
    }

    /// The waiting thread was interrupted. The seed has no such reason: its processes cannot be interrupted.
    enum Interrupted implements Reason {
        /// The only value.
        INTERRUPTED;

        @Override
        public String seedName() {
            return "interrupted";
        }
    }

    /// The call makes no sense in this form or state; the seed's `{invalid, What}`.
    ///
    /// @param what says what is invalid, for a person
    record Invalid(String what) implements Reason {
        @Override
        public String seedName() {
            return "invalid";
        }
    }
}
