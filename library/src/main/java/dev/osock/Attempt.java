package dev.osock;

/// What a nowait call came to: done, or told later, or a part of it done and told later about the rest.
///
/// ```java
/// switch (socket.nowait().recv(4)) {
///     case Attempt.Done(byte[] data) -> use(data);
///     case Attempt.Select(SelectInfo info) -> waitFor(info.handle());
///     case Attempt.Partial(byte[] data, SelectInfo info) -> keep(data, info.handle());
/// }
/// ```
///
/// @param <T> the type of the value
public sealed interface Attempt<T> {

    /// The call is done. OTP's `ok` or `{ok, Value}`.
    ///
    /// @param <T> the type of the value
    /// @param value what the blocking call would have returned
    record Done<T>(T value) implements Attempt<T> {}

    /// Nothing is done yet. One [SocketMessage.SelectMessage] will tell when to call again. OTP's
    /// `{select, SelectInfo}`.
    ///
    /// @param <T> the type of the value
    /// @param info what will be told, for continuing and for [Socket#cancel]
    record Select<T>(SelectInfo info) implements Attempt<T> {}

    /// A part is done. Received bytes are consumed and sent bytes are sent: ask for the rest only. One
    /// [SocketMessage.SelectMessage] will tell when. OTP's `{select, {SelectInfo, Data}}`.
    ///
    /// @param <T> the type of the value
    /// @param value the part: the bytes received, or the count of bytes sent
    /// @param info what will be told
    record Partial<T>(T value, SelectInfo info) implements Attempt<T> {}
}
