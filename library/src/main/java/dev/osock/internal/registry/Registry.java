package dev.osock.internal.registry;

import java.util.ArrayList;
import java.util.List;

/// The open sockets that may be listed. Adding and removing cost the same however many there are.
///
/// @param <S> a socket, which can be in one registry only
public final class Registry<S extends Listed> {

    /// Without gaps, and in no order. Guarded by this.
    private final ArrayList<S> sockets = new ArrayList<>();

    /// Whether sockets that are opened from now on enter the registry.
    private volatile boolean inUse;

    /// Makes an empty one.
    ///
    /// @param inUse whether sockets enter it unless they say otherwise
    public Registry(boolean inUse) {
        this.inUse = inUse;
    }

    /// Adds a socket, if it is not there.
    ///
    /// @param socket the socket
    public synchronized void add(S socket) {
        if (socket.place < 0) {
            socket.place = sockets.size();
            sockets.add(socket);
        }
    }

    /// Removes a socket, if it is there.
    ///
    /// @param socket the socket
    public synchronized void remove(S socket) {
        int place = socket.place;
        if (place < 0) {
            return;
        }
        S last = sockets.removeLast();
        if (last.place != place) {
            sockets.set(place, last);
            last.place = place;
        }
        socket.place = -1;
    }

    /// Counts the sockets.
    ///
    /// @return the count
    public synchronized int size() {
        return sockets.size();
    }

    /// Lists the sockets, in no order.
    ///
    /// @return a copy
    public synchronized List<S> list() {
        return List.copyOf(sockets);
    }

    /// Tells whether sockets enter the registry unless they say otherwise.
    ///
    /// @return true if they do
    public boolean isInUse() {
        return inUse;
    }

    /// Decides whether sockets enter the registry unless they say otherwise.
    ///
    /// @param use true if they shall
    public void use(boolean use) {
        inUse = use;
    }
}
