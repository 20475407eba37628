package dev.osock.internal.registry;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The open sockets that may be listed. Adding and removing cost the same however many there are.
///
/// @param <S> a socket, compared by identity
public final class Registry<S> {

    private final Set<S> sockets = ConcurrentHashMap.newKeySet();

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
    public void add(S socket) {
        sockets.add(socket);
    }

    /// Removes a socket, if it is there.
    ///
    /// @param socket the socket
    public void remove(S socket) {
        sockets.remove(socket);
    }

    /// Counts the sockets.
    ///
    /// @return the count
    public int size() {
        return sockets.size();
    }

    /// Lists the sockets, in no order.
    ///
    /// @return a copy
    public List<S> list() {
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
