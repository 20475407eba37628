package dev.osock.net;

import dev.osock.Socket;
import dev.osock.error.SocketException;
import java.io.IOException;
import java.net.SocketImpl;
import java.net.SocketOption;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The library's socket behind a `java.net.Socket` or `ServerSocket`, and its options, by their names and by their
/// numbers.
abstract class NetSocketOptions extends SocketImpl {

    final JdkOptions options;

    /// Null until it is created.
    volatile @Nullable Socket socket;

    /// In milliseconds; 0 for none.
    private volatile int timeout;

    NetSocketOptions(JdkOptions options) {
        this.options = options;
    }

    /// Gives the library's socket.
    final Socket socket() throws java.net.SocketException {
        Socket made = socket;
        if (made == null) {
            throw new java.net.SocketException("Socket is closed");
        }
        return made;
    }

    /// How long a read or an accept waits, in milliseconds; 0 for as long as it takes.
    final int timeout() {
        return timeout;
    }

    @Override
    protected final Set<SocketOption<?>> supportedOptions() {
        return options.supported();
    }

    @Override
    protected final <T> void setOption(SocketOption<T> name, T value) throws IOException {
        try {
            options.set(socket(), name, value);
        } catch (SocketException failure) {
            throw JdkExceptions.of(failure);
        }
    }

    @Override
    protected final <T> T getOption(SocketOption<T> name) throws IOException {
        try {
            return options.value(socket(), name);
        } catch (SocketException failure) {
            throw JdkExceptions.of(failure);
        }
    }

    @Override
    public final void setOption(int number, Object value) throws java.net.SocketException {
        if (number == SO_TIMEOUT) {
            timeout = (Integer) value;
            return;
        }
        try {
            NumberedOptions.set(socket(), options, number, value);
        } catch (IOException failure) {
            throw JdkExceptions.ofSocket(failure);
        }
    }

    @Override
    public final Object getOption(int number) throws java.net.SocketException {
        if (number == SO_TIMEOUT) {
            return timeout;
        }
        try {
            return NumberedOptions.get(socket(), options, number);
        } catch (IOException failure) {
            throw JdkExceptions.ofSocket(failure);
        }
    }
}
