package dev.osock.internal.engine;

import dev.osock.error.SocketException;
import dev.osock.internal.abi.Abi;
import dev.osock.internal.kernel.Kernel;
import dev.osock.internal.kernel.Scratch;
import dev.osock.internal.wire.OptionCodec;
import dev.osock.option.Linger;
import dev.osock.option.SocketOption;
import org.jspecify.annotations.Nullable;

/// Setting and reading socket options.
public final class Options {

    private static final String OTP = "otp";

    /// The value of the option `meta` that nobody has set.
    public static final Object UNDEFINED = new Object() {
        @Override
        public String toString() {
            return "undefined";
        }
    };

    private Options() {}

    /// Sets an option, setsockopt(2).
    ///
    /// @param endpoint the socket
    /// @param option the option
    /// @param value the value
    /// @throws SocketException if closed, or with the errno
    public static void set(Endpoint endpoint, SocketOption<?> option, Object value) throws SocketException {
        if (option.level().equals(OTP)) {
            OtpSettings.set(endpoint, option.name(), value);
            endpoint.trace("setopt otp " + option, 0);
            return;
        }
        int level = Abi.current().number(option.level());
        int number = Abi.current().number(option.symbol());
        long result = endpoint.control(scratch -> {
            int size = OptionCodec.encode(option.shape(), value, scratch.memory(), Scratch.VALUE);
            int set = Kernel.setsockopt(scratch, endpoint.fd(), level, number, size);
            if (set >= 0 && value instanceof Linger linger) {
                endpoint.lingers(linger.on() && linger.seconds() > 0);
            }
            return set;
        });
        endpoint.trace("setopt " + option, result);
        if (result < 0) {
            throw Failure.of("setopt " + option + " of", endpoint.kind(), "to", value).because(result);
        }
    }

    /// Reads an option, getsockopt(2).
    ///
    /// @param endpoint the socket
    /// @param option the option
    /// @return the value
    /// @throws SocketException if closed, or with the errno
    public static Object get(Endpoint endpoint, SocketOption<?> option) throws SocketException {
        if (option.level().equals(OTP)) {
            endpoint.trace("getopt otp " + option, 0);
            return OtpSettings.get(endpoint, option.name());
        }
        int room = OptionCodec.room(option.shape());
        int level = Abi.current().number(option.level());
        int number = Abi.current().number(option.symbol());
        @Nullable
        Object[] value = new @Nullable Object[1];
        long result = endpoint.control(scratch -> {
            int got = Kernel.getsockopt(scratch, endpoint.fd(), level, number, room);
            if (got >= 0) {
                int length = scratch.length(room);
                value[0] = OptionCodec.decode(option.shape(), scratch.memory(), Scratch.VALUE, length);
            }
            return got;
        });
        endpoint.trace("getopt " + option, result);
        if (result < 0) {
            throw Failure.of("getopt " + option + " of", endpoint.kind(), "", null).because(result);
        }
        Object decoded = value[0];
        if (decoded == null) {
            throw Failure.of("getopt " + option + " of", endpoint.kind(), "", null)
                    .invalid("the operating system gave too few bytes for a value of shape " + option.shape());
        }
        return decoded;
    }
}
