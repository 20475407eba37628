package dev.osock.internal.socket;

import dev.osock.address.Sockaddr;
import dev.osock.internal.call.ConnectionAttempt;
import dev.osock.internal.call.ConnectionState;
import dev.osock.internal.call.Kind;
import dev.osock.internal.lane.LaneSocket;
import dev.osock.internal.mailbox.MailboxState;
import dev.osock.internal.registry.RegistryEntry;
import dev.osock.kind.Domain;
import dev.osock.kind.Origin;
import org.jspecify.annotations.Nullable;

/// What a socket is and knows of itself: its kind, its connection, its own settings.
abstract class SocketFacts extends RegistryEntry implements LaneSocket, ConnectionState {

    private final int fd;
    private final Kind kind;
    private final Origin origin;

    /// Whom the socket was connected to, for messages.
    private volatile @Nullable Sockaddr peer;

    /// Guarded by the write lane.
    private @Nullable ConnectionAttempt begun;

    private volatile boolean bound;
    private volatile boolean listening;
    private volatile boolean connected;

    /// Whether a stream or a channel has met a reset of the connection.
    private volatile boolean reset;

    /// Written under the lock of this.
    private volatile Settings settings;

    SocketFacts(int fd, Kind kind, Origin origin, Settings settings) {
        this.fd = fd;
        this.kind = kind;
        this.origin = origin;
        this.settings = settings;
    }

    /// Tells what sort of socket it is.
    ///
    /// @return domain, type and protocol
    @Override
    public Kind kind() {
        return kind;
    }

    /// Tells the descriptor's number. It means something else once the socket is closed.
    ///
    /// @return the number
    @Override
    public int fd() {
        return fd;
    }

    /// Whether the descriptor is somebody else's to close.
    final boolean isBorrowed() {
        return origin == Origin.BORROWED;
    }

    /// Whom the socket is, or was to be, connected to.
    @Override
    public @Nullable Sockaddr peer() {
        return peer;
    }

    @Override
    public void connected(Sockaddr to) {
        peer = to.family().number() == Domain.UNSPEC.number() ? null : to; // a record's first equals() takes 10 ms
        connected = true;
        reset = false;
        begun = null;
    }

    @Override
    public @Nullable ConnectionAttempt begun() {
        return begun;
    }

    @Override
    public void begun(ConnectionAttempt attempt) {
        begun = attempt;
        peer = attempt.target();
    }

    @Override
    public void notConnected() {
        begun = null;
        peer = null;
    }

    /// Takes note that the socket has been bound.
    public final void markBound() {
        bound = true;
    }

    /// Takes note that the socket listens.
    public final void markListening() {
        listening = true;
    }

    /// Takes note that the socket is connected, to whom nobody has said.
    final void markConnected() {
        connected = true;
    }

    final boolean isConnected() {
        return connected;
    }

    /// Takes note that the connection has been reset by the peer.
    public final void markReset() {
        reset = true;
    }

    public final boolean isReset() {
        return reset;
    }

    public Settings settings() {
        return settings;
    }

    /// Changes the settings; under the lock of this.
    public void settings(Settings changed) {
        settings = changed;
    }

    @Override
    public boolean selectsRead() {
        return settings.selectRead();
    }

    @Override
    public void trace(Object call, long result) {
        if (isTraced()) {
            Trace.call(call, this, result);
        }
    }

    /// Whether calls are traced: asked by those whose text costs something.
    public boolean isTraced() {
        return settings.debug() || Trace.isAll();
    }

    /// Takes a picture of the socket.
    ///
    /// @param owner who owns it now
    /// @param lanes what waits in its lanes
    final Snapshot snapshot(@Nullable MailboxState owner, LaneCounts lanes) {
        return new Snapshot(
                kind,
                owner,
                origin,
                Snapshot.reading(bound, listening, lanes.acceptors() > 0, lanes.readSelected(), !isOpen()),
                Snapshot.writing(lanes.connectors() > 0, connected, lanes.writeSelected(), !isOpen()),
                lanes.counters(),
                lanes.readers(),
                lanes.writers(),
                lanes.acceptors());
    }

    /// Names the socket as messages do: kind, peer as far as it is known, and descriptor.
    @Override
    public String toString() {
        Sockaddr known = peer;
        String state = isOpen() ? "fd " + fd : "closed";
        return kind + (known == null ? "" : " to " + known) + " (" + state + ")";
    }
}
