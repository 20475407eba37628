package dev.osock.message;

import dev.osock.address.Sockaddr;
import dev.osock.message.Received;
import java.util.Arrays;
import java.util.Objects;

/// A received datagram, and who sent it: what [dev.osock.BlockingIo#recvfrom] returns. OTP's `{Source, Data}`.
///
/// @param source who sent it; [Sockaddr#unspec()] if the operating system does not tell
/// @param data its bytes; the array is the caller's own
public record Received(Sockaddr source, byte[] data) {

    /// Checks that nothing is null.
    public Received {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(data, "data");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Received that && source.equals(that.source) && Arrays.equals(data, that.data);
    }

    @Override
    public int hashCode() {
        return 31 * source.hashCode() + Arrays.hashCode(data);
    }

    @Override
    public String toString() {
        return data.length + " bytes from " + source;
    }
}
