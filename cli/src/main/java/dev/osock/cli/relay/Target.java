package dev.osock.cli.relay;

import dev.osock.InheritedSocket;
import dev.osock.Socket;
import dev.osock.Sockets;
import dev.osock.cli.address.AddressText;
import dev.osock.error.SocketException;
import dev.osock.kind.Type;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Where a socket is to be had: at an address, or from whoever has started the process.
public sealed interface Target {

    /// An address.
    ///
    /// @param text as the user writes it
    record Address(AddressText text) implements Target {

        @Override
        public String toString() {
            return text.toString();
        }
    }

    /// A socket that the process was started with.
    ///
    /// @param descriptor its number, or its name for systemd
    record Inherited(String descriptor) implements Target {

        private static final String WORD = "fd:";
        private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

        /// Takes it.
        ///
        /// @throws IOException if there is none; the message is for the user
        Socket open() throws IOException {
            if (NUMBER.matcher(descriptor).matches()) {
                return Socket.open(Integer.parseInt(descriptor));
            }
            List<String> names = new ArrayList<>();
            Socket found = null;
            for (InheritedSocket each : Sockets.fromSystemd()) {
                names.add(each.name());
                if (found == null && each.name().equals(descriptor)) {
                    found = each.socket();
                } else {
                    each.socket().close();
                }
            }
            if (found == null) {
                throw new IOException(this + ": LISTEN_FDS and LISTEN_FDNAMES have "
                        + (names.isEmpty() ? "no socket for this process" : "these names only: " + names));
            }
            return found;
        }

        @Override
        public String toString() {
            return WORD + descriptor;
        }
    }

    /// Parses what [AddressText#parse] does, and `fd:3` and `fd:NAME`.
    ///
    /// @param text the text
    /// @return what it says
    /// @throws IllegalArgumentException if it is of another form; the message is for the user
    static Target parse(String text) {
        if (!text.startsWith(Inherited.WORD)) {
            return new Address(AddressText.parse(text));
        }
        String descriptor = text.substring(Inherited.WORD.length());
        if (descriptor.isEmpty()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" names no descriptor: fd:3 does by number, fd:NAME as systemd calls it");
        }
        return new Inherited(descriptor);
    }

    /// Tells whether it is of datagrams; of a socket that exists nobody knows yet.
    ///
    /// @return whether it is known to be
    default boolean isOfDatagrams() {
        return this instanceof Address(AddressText text) && text.type().equals(Type.DGRAM);
    }

    /// Tells whether it is of streams, as far as one can know.
    ///
    /// @return false if it is known not to be
    default boolean isOfStreams() {
        return !(this instanceof Address(AddressText text)) || text.type().equals(Type.STREAM);
    }

    /// Names the host, for TLS.
    ///
    /// @return the host's name or address; empty if it is of none
    default String host() {
        return this instanceof Address(AddressText text) ? text.host() : "";
    }

    /// Makes sure that a socket that exists is connected.
    private static void checkConnected(Socket socket, Target target) throws IOException {
        try {
            var _ = socket.peername();
        } catch (SocketException e) {
            try (socket) {
                throw new IOException(target + " is not connected to anybody: " + e.getMessage(), e);
            }
        }
    }

    /// Connects to it.
    ///
    /// @param ways how
    /// @return the socket
    /// @throws IOException if it cannot be connected; the message is for the user
    default Socket connect(Ways ways) throws IOException {
        return switch (this) {
            case Address(AddressText text) -> ways.connect(text);
            case Inherited inherited -> {
                Socket socket = inherited.open();
                checkConnected(socket, this);
                yield socket;
            }
        };
    }
}
