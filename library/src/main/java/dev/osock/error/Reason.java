package dev.osock.error;

import java.util.Objects;

/// Why a socket call failed, as a value to switch over: [SocketException#reason()]. Each kind of exception has its own
/// kind of reason, so to catch the exception is enough in most cases. OTP's `Reason` in `{error, Reason}`.
public sealed interface Reason
        permits Errno, Reason.Closed, Reason.Timeout, Reason.Invalid, Reason.Already, Reason.Interrupted {

    /// Names the reason in lower case: `econnrefused`, `closed`, `timeout`, `invalid`, `already`. These are OTP's
    /// names.
    ///
    /// @return the lower-case name
    String otpName();

    /// The socket is closed, or the peer has ended the stream: of a [SocketClosedException]. OTP's `closed`.
    enum Closed implements Reason {
        /// This process has closed the socket.
        LOCALLY,
        /// The peer has ended its sending: a receive found the end of the stream.
        BY_PEER;

        @Override
        public String otpName() {
            return "closed";
        }
    }

    /// The time of the call is over: of a [SocketTimeoutException]. OTP's `timeout`.
    enum Timeout implements Reason {
        /// The only value.
        TIMEOUT;

        @Override
        public String otpName() {
            return "timeout";
        }
    }

    /// Another caller is connecting the socket: of a [SocketAlreadyException]. OTP's `already`.
    enum Already implements Reason {
        /// The only value.
        ALREADY;

        @Override
        public String otpName() {
            return "already";
        }
    }

    /// The thread was interrupted: of a [SocketInterruptedException]. OTP has no such reason.
    enum Interrupted implements Reason {
        /// The only value.
        INTERRUPTED;

        @Override
        public String otpName() {
            return "interrupted";
        }
    }

    /// The call makes no sense with these arguments or at this moment: of a [SocketInvalidException]. OTP's
    /// `{invalid, What}`.
    ///
    /// @param subject what is wrong about it
    /// @param what the same in words
    record Invalid(Subject subject, String what) implements Reason {

        /// What can be wrong.
        public enum Subject {
            /// The call, its arguments, or the state that the socket is in.
            CALL,
            /// A socket option: the platform does not have it, or it cannot be set or read. OTP's
            /// `{invalid, {socket_option, Option}}`.
            OPTION,
            /// The value of a socket option or a control message: it is outside its range, or there is no room for it.
            /// OTP's `{invalid, {socket_option, Option, Value}}` and `{invalid, {msg, ctrl, Ctrl}}`.
            VALUE
        }

        /// Checks that nothing is null.
        public Invalid {
            Objects.requireNonNull(subject, "subject");
            Objects.requireNonNull(what, "what");
        }

        /// Makes the reason of something wrong about the call.
        ///
        /// @param what the same in words
        public Invalid(String what) {
            this(Subject.CALL, what);
        }

        @Override
        public String otpName() {
            return "invalid";
        }
    }
}
