package dev.osock.internal.engine;

import dev.osock.error.SocketException;
import dev.osock.kind.Domain;
import dev.osock.option.ReceiveBuffer;
import org.jspecify.annotations.Nullable;

/// The options of level `otp`: those that this library has itself, above the operating system's.
final class OtpSettings {

    private OtpSettings() {}

    /// Sets one.
    ///
    /// @throws SocketException if closed, not the owner, or the value will not do
    /// @throws IllegalArgumentException if it can only be read
    static void set(Endpoint endpoint, String name, @Nullable Object value) throws SocketException {
        Failure failure = Failure.of("setopt {otp," + name + "} of", endpoint.kind(), "to", value);
        if (!endpoint.isOpen()) {
            throw failure.because(Outcome.CLOSED);
        }
        switch (name) {
            case "debug" -> endpoint.settings(settings -> settings.withDebug((Boolean) value));
            case "iow" -> endpoint.settings(settings -> settings.withIow((Boolean) value));
            case "rcvbuf" -> endpoint.settings(settings -> settings.withReceive((ReceiveBuffer) value));
            case "rcvctrlbuf" -> {
                int size = positive(failure, value);
                endpoint.settings(settings -> settings.withReceiveControl(size));
            }
            case "sndctrlbuf" -> {
                int size = positive(failure, value);
                endpoint.settings(settings -> settings.withSendControl(size));
            }
            case "meta" -> {
                checkOwner(endpoint, failure);
                endpoint.settings(settings -> settings.withMeta(value == Options.UNDEFINED ? null : value));
            }
            case "controlling_process" -> {
                checkOwner(endpoint, failure);
                endpoint.own((Inbox) value);
            }
            case "use_registry" -> {
                if (!Boolean.TRUE.equals(value)) {
                    throw failure.invalid("a socket cannot leave the registry");
                }
                endpoint.enterRegistry();
            }
            default -> throw new IllegalArgumentException("setopt: {otp," + name + "} can only be read");
        }
    }

    private static int positive(Failure failure, @Nullable Object value) throws SocketException {
        if (value instanceof Integer size && size > 0) {
            return size;
        }
        throw failure.invalid("not a size: " + value);
    }

    private static void checkOwner(Endpoint endpoint, Failure failure) throws SocketException {
        Inbox owner = endpoint.owner();
        if (owner != Inbox.current()) {
            throw failure.invalid("not the owner, which is " + owner);
        }
    }

    /// Reads one.
    ///
    /// @throws SocketException if closed
    static Object get(Endpoint endpoint, String name) throws SocketException {
        if (name.equals("use_registry")) {
            return endpoint.usesRegistry();
        }
        Inbox owner = endpoint.owner();
        if (!endpoint.isOpen() || owner == null) {
            throw Failure.of("getopt {otp," + name + "} of", endpoint.kind(), "", null)
                    .because(Outcome.CLOSED);
        }
        Settings settings = endpoint.settings();
        return switch (name) {
            case "debug" -> settings.debug();
            case "iow" -> settings.iow();
            case "rcvbuf" -> settings.receive();
            case "rcvctrlbuf" -> settings.receiveControl();
            case "sndctrlbuf" -> settings.sendControl();
            case "meta" -> settings.meta() == null ? Options.UNDEFINED : settings.meta();
            case "controlling_process" -> owner;
            case "fd" -> endpoint.fd();
            case "domain" -> Domain.of(endpoint.kind().domain());
            default -> throw new IllegalArgumentException("getopt: no option {otp," + name + "}");
        };
    }
}
