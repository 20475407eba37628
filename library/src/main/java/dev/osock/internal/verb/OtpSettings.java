package dev.osock.internal.verb;

import dev.osock.error.Reason;
import dev.osock.error.SocketException;
import dev.osock.internal.call.Failure;
import dev.osock.internal.mailbox.MailboxState;
import dev.osock.internal.socket.OpenSocket;
import dev.osock.internal.socket.Settings;
import dev.osock.internal.wait.Outcome;
import dev.osock.internal.wire.Brief;
import dev.osock.kind.Domain;
import dev.osock.option.ReceiveBuffer;

/// The options of level `otp`: those that this library has itself, above the operating system's.
final class OtpSettings {

    private OtpSettings() {}

    /// Sets one.
    ///
    /// @throws SocketException if closed, not the owner, or there is no such option or the value will not do
    /// @throws IllegalArgumentException if it can only be read
    static void set(OpenSocket endpoint, String name, Object value) throws SocketException {
        if (!endpoint.isOpen()) {
            throw setting(endpoint, name, value).because(Outcome.CLOSED);
        }
        switch (name) {
            case "debug" -> change(endpoint, settings -> settings.withDebug((Boolean) value));
            case "iow" -> change(endpoint, settings -> settings.withIow((Boolean) value));
            case "rcvbuf" -> change(endpoint, settings -> settings.withReceive((ReceiveBuffer) value));
            case "rcvctrlbuf" -> change(endpoint, settings -> settings.withReceiveControl(size(endpoint, name, value)));
            case "sndctrlbuf" -> change(endpoint, settings -> settings.withSendControl(size(endpoint, name, value)));
            case "meta" -> {
                checkOwner(endpoint, name, value);
                change(endpoint, settings -> settings.withMeta(value.equals(Options.UNDEFINED) ? null : value));
            }
            case "controlling_process" -> {
                checkOwner(endpoint, name, value);
                endpoint.own((MailboxState) value);
            }
            case "use_registry" -> {
                if (!Boolean.TRUE.equals(value)) {
                    throw setting(endpoint, name, value)
                            .invalid(Reason.Invalid.Subject.VALUE, "a socket cannot leave the registry");
                }
                endpoint.enterRegistry();
            }
            case "fd", "domain" ->
                throw new IllegalArgumentException("setopt: {otp," + name + "} can only be read");
            default ->
                throw setting(endpoint, name, value)
                        .invalid(Reason.Invalid.Subject.OPTION, "there is no such option");
        }
    }

    private static Failure setting(OpenSocket endpoint, String name, Object value) {
        return Failure.of("setopt {otp," + name + "} of", endpoint.kind(), "to", value);
    }

    private interface Change {
        Settings of(Settings settings) throws SocketException;
    }

    private static void change(OpenSocket endpoint, Change change) throws SocketException {
        synchronized (endpoint) {
            endpoint.settings(change.of(endpoint.settings()));
        }
    }

    private static int size(OpenSocket endpoint, String name, Object value) throws SocketException {
        if (value instanceof Integer size && size > 0) {
            return size;
        }
        throw setting(endpoint, name, value).invalid(Reason.Invalid.Subject.VALUE, "not a size: " + Brief.of(value));
    }

    private static void checkOwner(OpenSocket endpoint, String name, Object value) throws SocketException {
        MailboxState owner = endpoint.owner();
        if (owner != MailboxState.current()) {
            throw setting(endpoint, name, value).invalid("not the owner, which is " + owner);
        }
    }

    /// Reads one.
    ///
    /// @throws SocketException if closed, or there is no such option
    static Object get(OpenSocket endpoint, String name) throws SocketException {
        if (name.equals("use_registry")) {
            return endpoint.usesRegistry();
        }
        Failure failure = Failure.of("getopt {otp," + name + "} of", endpoint.kind(), "", null);
        MailboxState owner = endpoint.owner();
        if (!endpoint.isOpen() || owner == null) {
            throw failure.because(Outcome.CLOSED);
        }
        Settings settings = endpoint.settings();
        Object meta = settings.meta();
        return switch (name) {
            case "debug" -> settings.debug();
            case "iow" -> settings.iow();
            case "rcvbuf" -> settings.receive();
            case "rcvctrlbuf" -> settings.receiveControl();
            case "sndctrlbuf" -> settings.sendControl();
            case "meta" -> meta == null ? Options.UNDEFINED : meta;
            case "controlling_process" -> owner;
            case "fd" -> endpoint.shownFd();
            case "domain" -> Domain.of(endpoint.kind().domain());
            default -> throw failure.invalid(Reason.Invalid.Subject.OPTION, "there is no such option");
        };
    }
}
