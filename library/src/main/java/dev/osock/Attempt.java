package dev.osock;

/// What a nowait call came to: done, or pending, and then told later.
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
/// Where what has come so far does not matter, as when the bytes are in the caller's own buffer, [Pending] is enough.
///
/// @param <T> the type of the value
public sealed interface Attempt<T> {

    /// The call is done. OTP's `ok` or `{ok, Value}`.
    ///
    /// @param <T> the type of the value
    /// @param value what the blocking call would have returned
    record Done<T>(T value) implements Attempt<T> {}

    /// One [SocketMessage.SelectMessage] will tell when to call again.
    ///
    /// @param <T> the type of the value
    sealed interface Pending<T> extends Attempt<T> {

        /// Stands for what is pending.
        ///
        /// @return what will be told, for continuing and for [Socket#cancel]
        SelectInfo info();
    }

    /// Nothing is done yet. OTP's `{select, SelectInfo}`.
    ///
    /// @param <T> the type of the value
    /// @param info what will be told
    record Select<T>(SelectInfo info) implements Pending<T> {}

    /// A part is done. Received bytes are consumed and sent bytes are sent: ask for the rest only. OTP's
    /// `{select, {SelectInfo, Data}}`.
    ///
    /// @param <T> the type of the value
    /// @param value the part: the bytes received, or the count of bytes sent
    /// @param info what will be told
    record Partial<T>(T value, SelectInfo info) implements Pending<T> {}

    /// The call is done, and the caller keeps its place for the next one: a message will tell when there is something
    /// for it. Only receives come to this, on a socket whose option [OtpOptions#SELECT_READ] is on. OTP's
    /// `{select_read, {SelectInfo, Data}}`.
    ///
    /// @param <T> the type of the value
    /// @param value what the blocking call would have returned
    /// @param info what will be told about the next call
    record Armed<T>(T value, SelectInfo info) implements Pending<T> {}
}
