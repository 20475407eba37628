package dev.osock.cli.relay;

import dev.osock.Socket;
import dev.osock.cli.address.Host;
import dev.osock.cli.address.Listening;
import dev.osock.kind.Type;
import dev.osock.option.SocketOptions;
import java.io.IOException;
import java.util.Optional;

/// A socket that connections or datagrams come to: bound here, or by whoever has started the process.
final class Listener implements AutoCloseable {

    private final Socket socket;
    private final String name;
    private final Optional<Listening> own;
    private final boolean isConnection;

    /// Guarded by this.
    private boolean isClosed;

    private Listener(Socket socket, String name, Optional<Listening> own, boolean isConnection) {
        this.socket = socket;
        this.name = name;
        this.own = own;
        this.isConnection = isConnection;
    }

    /// Opens it.
    ///
    /// @param family which address of a host to take
    /// @throws IOException with a message for the user
    static Listener open(Target target, Host.Family family) throws IOException {
        return switch (target) {
            case Target.Address(var text) -> {
                Listening listening = Listening.open(text.findFirst(family));
                yield new Listener(
                        listening.socket(), listening.address().toString(), Optional.of(listening), false);
            }
            case Target.Inherited inherited -> {
                Socket socket = inherited.open();
                boolean listens =
                        socket.type().equals(Type.DGRAM) || socket.getopt(SocketOptions.ACCEPTCONN);
                yield new Listener(socket, target + ", " + socket.sockname(), Optional.empty(), !listens);
            }
        };
    }

    Socket socket() {
        return socket;
    }

    /// Whether it is no listener but a connection that somebody else has accepted.
    boolean isConnection() {
        return isConnection;
    }

    /// Lets nobody else come.
    void takeNoMore() throws IOException {
        close();
    }

    /// Closes it once: who has come to the same path since then is left alone.
    @Override
    public synchronized void close() throws IOException {
        if (isClosed) {
            return;
        }
        isClosed = true;
        if (own.isPresent()) {
            own.get().close();
        } else {
            socket.close();
        }
    }

    /// Tells where it listens; a port or name that the system chose is in it.
    @Override
    public String toString() {
        return name;
    }
}
