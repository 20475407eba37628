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
    static void set(OpenSocket socket, String name, Object value) throws SocketException {
        if (!socket.isOpen()) {
            throw setting(socket, name, value).because(Outcome.CLOSED);
        }
        switch (name) {
            case "debug" -> change(socket, settings -> settings.withDebug((Boolean) value));
            case "iow" -> change(socket, settings -> settings.withIow((Boolean) value));
            case "select_read" -> change(socket, settings -> settings.withSelectRead((Boolean) value));
            case "rcvbuf" -> change(socket, settings -> settings.withReceive((ReceiveBuffer) value));
            case "rcvctrlbuf" -> change(socket, settings -> settings.withReceiveControl(size(socket, name, value)));
            case "sndctrlbuf" -> change(socket, settings -> settings.withSendControl(size(socket, name, value)));
            case "meta" -> {
                checkOwner(socket, name, value);
                change(socket, settings -> settings.withMeta(value.equals(Options.UNDEFINED) ? null : value));
            }
            case "controlling_process" -> {
                checkOwner(socket, name, value);
                socket.own((MailboxState) value);
            }
            case "use_registry" -> {
                if (!Boolean.TRUE.equals(value)) {
                    throw setting(socket, name, value)
                            .invalid(Reason.Invalid.Subject.VALUE, "a socket cannot leave the registry");
                }
                socket.enterRegistry();
            }
            case "fd", "domain" ->
                throw new IllegalArgumentException("setopt: otp " + name + " can only be read");
            default ->
                throw setting(socket, name, value)
                        .invalid(Reason.Invalid.Subject.OPTION, "there is no such option");
        }
    }

    private static Failure setting(OpenSocket socket, String name, Object value) {
        return Failure.of("setopt otp " + name + " of", socket.kind(), "to", value);
    }

    private interface Change {
        Settings of(Settings settings) throws SocketException;
    }

    private static void change(OpenSocket socket, Change change) throws SocketException {
        synchronized (socket) {
            socket.settings(change.of(socket.settings()));
        }
    }

    private static int size(OpenSocket socket, String name, Object value) throws SocketException {
        if (value instanceof Integer size && size > 0) {
            return size;
        }
        throw setting(socket, name, value).invalid(Reason.Invalid.Subject.VALUE, "not a size: " + Brief.of(value));
    }

    private static void checkOwner(OpenSocket socket, String name, Object value) throws SocketException {
        MailboxState owner = socket.owner();
        if (owner != MailboxState.current()) {
            throw setting(socket, name, value).invalid("not the owner, which is " + owner);
        }
    }

    /// Reads one.
    ///
    /// @throws SocketException if closed, or there is no such option
    static Object get(OpenSocket socket, String name) throws SocketException {
        if (name.equals("use_registry")) {
            return socket.usesRegistry();
        }
        Failure failure = Failure.of("getopt otp " + name + " of", socket.kind(), "", null);
        MailboxState owner = socket.owner();
        if (!socket.isOpen() || owner == null) {
            throw failure.because(Outcome.CLOSED);
        }
        Settings settings = socket.settings();
        Object meta = settings.meta();
        return switch (name) {
            case "debug" -> settings.debug();
            case "iow" -> settings.iow();
            case "select_read" -> settings.selectRead();
            case "rcvbuf" -> settings.receive();
            case "rcvctrlbuf" -> settings.receiveControl();
            case "sndctrlbuf" -> settings.sendControl();
            case "meta" -> meta == null ? Options.UNDEFINED : meta;
            case "controlling_process" -> owner;
            case "fd" -> socket.shownFd();
            case "domain" -> Domain.of(socket.kind().domain());
            default -> throw failure.invalid(Reason.Invalid.Subject.OPTION, "there is no such option");
        };
    }
}
