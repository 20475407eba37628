package dev.osock.net.conformance;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketOption;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What came of a call, as text that is the same each time: a value, or an exception of the JDK with its message. Port
/// numbers are `PORT`.
final class Outcome {

    /// What a call gives that gives nothing.
    static final String DONE = "done";

    private static final String JDK = "java.";

    private Outcome() {}

    interface Body<S> {
        @Nullable
        Object of(S subject) throws Exception;
    }

    interface Action<S> {
        void on(S subject) throws Exception;
    }

    /// Turns what gives nothing into what gives [#DONE].
    static <S> Body<S> doing(Action<S> action) {
        return subject -> {
            action.on(subject);
            return DONE;
        };
    }

    static <S> String of(Body<S> body, S subject) {
        try {
            return text(body.of(subject));
        } catch (Exception e) {
            return text(e);
        }
    }

    static String port(int port) {
        return port > 0 ? "PORT" : Integer.toString(port);
    }

    static String positive(int number) {
        return number > 0 ? "positive" : Integer.toString(number);
    }

    static String text(@Nullable Object value) {
        return switch (value) {
            case InetAddress address -> address.getHostAddress();
            case InetSocketAddress address -> address.getAddress().getHostAddress() + ":" + port(address.getPort());
            case InputStream _,OutputStream _ -> "stream";
            case Socket _ -> "socket";
            case NetworkInterface device -> device.getName();
            case Set<?> options -> options.stream()
                    .map(option -> ((SocketOption<?>) option).name())
                    .sorted(Comparator.naturalOrder())
                    .collect(Collectors.joining(" "));
            case null -> "null";
            default -> value.toString().replaceAll("port=\\d+", "port=PORT");
        };
    }

    /// An exception: its class, without the package if it is the JDK's, and its message. What the virtual machine says
    /// of null is left out.
    private static String text(Exception thrown) {
        String name = thrown.getClass().getName();
        String shown = name.startsWith(JDK) ? thrown.getClass().getSimpleName() : name;
        return thrown.getMessage() == null || thrown instanceof NullPointerException
                ? shown
                : shown + ": " + thrown.getMessage();
    }
}
