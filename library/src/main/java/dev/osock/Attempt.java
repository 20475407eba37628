package dev.osock;

import java.util.Arrays;
import java.util.Objects;

/// The result of a call that does not wait ([NowaitIo]): the value, or that a message will come when the call can go
/// on.
///
/// ```java
/// switch (socket.nowait().recv(4)) {
///     case Attempt.Done(byte[] data) -> use(data);
///     case Attempt.Select(SelectInfo info) -> waitFor(info.handle());
///     case Attempt.Partial(byte[] data, SelectInfo info) -> keep(data, info.handle());
///     case Attempt.Armed(byte[] data, SelectInfo info) -> useAndWaitFor(data, info.handle());
/// }
/// ```
///
/// Two cases are enough, [Done] and [Pending], where it does not matter how far the call has come, as when the bytes
/// are in the caller's own buffer. Bytes are compared by what they are, and printed by their number.
///
/// @param <T> the type of the value
/// @see <a href="{@docRoot}/dev.osock/doc-files/guide/nowait.html">Without waiting, in the guide</a>
public sealed interface Attempt<T> {

    /// The call is done, and nothing will be told about it. OTP's `ok` or `{ok, Value}`.
    ///
    /// @param <T> the type of the value
    /// @param value the result, as the description of the call says
    record Done<T>(T value) implements Attempt<T> {

        /// Checks that nothing is null.
        public Done {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Done<?> that && Objects.deepEquals(value, that.value);
        }

        @Override
        public int hashCode() {
            return hash(value);
        }

        @Override
        public String toString() {
            return "Done[value=" + text(value) + "]";
        }
    }

    /// A message will come: one [SocketMessage.SelectMessage] when it is time to call again, or one
    /// [SocketMessage.AbortMessage] if the call has been given up, as when the socket is closed.
    ///
    /// @param <T> the type of the value
    sealed interface Pending<T> extends Attempt<T> {

        /// Names the call: its handle is in the message; [Socket#cancel] takes it, and so do the sends that go on.
        ///
        /// @return what stands for the call
        SelectInfo info();
    }

    /// Nothing is done yet. OTP's `{select, SelectInfo}`.
    ///
    /// @param <T> the type of the value
    /// @param info what stands for the call
    record Select<T>(SelectInfo info) implements Pending<T> {

        /// Checks that nothing is null.
        public Select {
            Objects.requireNonNull(info, "info");
        }
    }

    /// A part is done. Received bytes are consumed and sent bytes are sent: call again for the rest only. OTP's
    /// `{select, {SelectInfo, Data}}`.
    ///
    /// @param <T> the type of the value
    /// @param value the part: the bytes received, how many bytes were received into a buffer or sent, or how many
    ///     messages were sent
    /// @param info what stands for the call
    record Partial<T>(T value, SelectInfo info) implements Pending<T> {

        /// Checks that nothing is null.
        public Partial {
            Objects.requireNonNull(value, "value");
            Objects.requireNonNull(info, "info");
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Partial<?> that && Objects.deepEquals(value, that.value) && info.equals(that.info);
        }

        @Override
        public int hashCode() {
            return 31 * hash(value) + info.hashCode();
        }

        @Override
        public String toString() {
            return "Partial[value=" + text(value) + ", info=" + info + "]";
        }
    }

    /// The receive is done, and a message will tell when there is more to receive, without a further call that finds
    /// nothing. Until the caller receives again or cancels, others who receive from the socket wait behind it. Only the
    /// receives of a socket whose option [OtpOptions#SELECT_READ] is on return this. OTP's
    /// `{select_read, {SelectInfo, Data}}`, as of OTP 27.
    ///
    /// @param <T> the type of the value
    /// @param value the result, as the description of the call says
    /// @param info what stands for the next receive
    record Armed<T>(T value, SelectInfo info) implements Pending<T> {

        /// Checks that nothing is null.
        public Armed {
            Objects.requireNonNull(value, "value");
            Objects.requireNonNull(info, "info");
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Armed<?> that && Objects.deepEquals(value, that.value) && info.equals(that.info);
        }

        @Override
        public int hashCode() {
            return 31 * hash(value) + info.hashCode();
        }

        @Override
        public String toString() {
            return "Armed[value=" + text(value) + ", info=" + info + "]";
        }
    }

    private static int hash(Object value) {
        return Arrays.deepHashCode(new Object[] {value});
    }

    private static String text(Object value) {
        return value instanceof byte[] bytes ? bytes.length + " bytes" : value.toString();
    }
}
