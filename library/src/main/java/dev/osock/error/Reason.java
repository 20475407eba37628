package dev.osock.error;

/// Says why a socket call failed.
///
/// Switch over it, or catch the [SocketException] kind that carries it. OTP's `Reason` in `{error, Reason}`.
public sealed interface Reason
        permits Errno, Reason.Closed, Reason.Timeout, Reason.Invalid, Reason.Already, Reason.Interrupted {

    /// Names the reason: `econnrefused`, `closed`, `timeout`, `invalid`, `already`. These are OTP's names.
    ///
    /// @return the lower-case name
    String otpName();

    /// The socket, or the stream read from it, is closed. OTP's `closed`.
    enum Closed implements Reason {
        /// This process closed the socket.
        LOCALLY,
        /// The peer ended its side of the stream: a read found the end of it.
        BY_PEER;

        @Override
        public String otpName() {
            return "closed";
        }
    }

    /// The deadline of the call passed. OTP's `timeout`.
    enum Timeout implements Reason {
        /// The only value.
        TIMEOUT;

        @Override
        public String otpName() {
            return "timeout";
        }
    }

    /// A connection attempt by another caller is under way. OTP's `already`.
    enum Already implements Reason {
        /// The only value.
        ALREADY;

        @Override
        public String otpName() {
            return "already";
        }
    }

    /// The waiting thread was interrupted. OTP has no such reason: its processes cannot be interrupted.
    enum Interrupted implements Reason {
        /// The only value.
        INTERRUPTED;

        @Override
        public String otpName() {
            return "interrupted";
        }
    }

    /// The call makes no sense in this form or state. OTP's `{invalid, What}`.
    ///
    /// @param subject what the complaint is about
    /// @param what says what is invalid, for a person
    record Invalid(Subject subject, String what) implements Reason {

        /// What a complaint can be about.
        public enum Subject {
            /// The call, its arguments, or the state that the socket is in.
            CALL,
            /// A socket option: the platform lacks it, or it cannot be set or read. OTP's
            /// `{invalid, {socket_option, Option}}`.
            OPTION,
            /// The value of a socket option or a control message: its shape cannot hold it, or it does not fit. OTP's
            /// `{invalid, {socket_option, Option, Value}}` and `{invalid, {msg, ctrl, Ctrl}}`.
            VALUE
        }

        /// Complains about the call.
        ///
        /// @param what says what is invalid, for a person
        public Invalid(String what) {
            this(Subject.CALL, what);
        }

        @Override
        public String otpName() {
            return "invalid";
        }
    }
}
