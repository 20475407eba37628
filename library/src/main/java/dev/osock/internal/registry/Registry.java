package dev.osock.internal.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/// The open sockets: all of them, which keeps them reachable, and those that are shown to others. Adding and removing
/// cost the same however many there are.
///
/// @param <S> a socket, which can be in one registry only
public final class Registry<S extends RegistryEntry> {

    /// How many there are in all registries.
    private static final AtomicInteger ALL = new AtomicInteger();

    /// Without gaps, and in no order. Guarded by this.
    private final ArrayList<S> sockets = new ArrayList<>();

    /// How many of them are shown. Guarded by this.
    private int shown;

    /// Whether sockets that are opened from now on are shown.
    private volatile boolean inUse;

    /// Makes an empty one.
    ///
    /// @param inUse whether sockets are shown unless they say otherwise
    public Registry(boolean inUse) {
        this.inUse = inUse;
    }

    /// Adds a socket that has been opened.
    ///
    /// @param socket the socket, which is added and removed once
    /// @param show whether it is shown
    public synchronized void add(S socket, boolean show) {
        sockets.add(socket); // which may fail: then it has no place
        socket.place = sockets.size() - 1;
        ALL.getAndIncrement();
        if (show) {
            show(socket);
        }
    }

    /// Shows a socket from now on, if it is there.
    ///
    /// @param socket the socket
    public synchronized void show(S socket) {
        shown += socket.place >= 0 && !socket.shown ? 1 : 0;
        socket.shown = true;
    }

    /// Tells whether a socket is shown, or has been while it was there.
    ///
    /// @param socket the socket
    /// @return true if it is or was
    public synchronized boolean shows(S socket) {
        return socket.shown;
    }

    /// Removes a socket, if it is there.
    ///
    /// @param socket the socket
    /// @return whether it was there
    public synchronized boolean remove(S socket) {
        int place = socket.place;
        if (place < 0) {
            return false;
        }
        S last = sockets.removeLast();
        if (last.place != place) {
            sockets.set(place, last);
            last.place = place;
        }
        socket.place = -1;
        ALL.getAndDecrement();
        shown -= socket.shown ? 1 : 0;
        socket.leaves();
        return true;
    }

    /// Tells whether there are none in any registry, shown or not.
    ///
    /// @return true if there are none
    public static boolean areAllEmpty() {
        return countAll() == 0;
    }

    /// Counts the entries of all registries.
    ///
    /// @return the count
    public static int countAll() {
        return ALL.get();
    }

    /// Counts the sockets that are shown.
    ///
    /// @return the count
    public synchronized int size() {
        return shown;
    }

    /// Lists the sockets that are shown, in no order.
    ///
    /// @return a copy
    public List<S> list() {
        return matching(socket -> socket.shown);
    }

    /// Lists those of all sockets that match, in no order.
    ///
    /// @param wanted says which; quick
    /// @return a copy
    public synchronized List<S> matching(Predicate<S> wanted) {
        return sockets.stream().filter(wanted).toList();
    }

    /// Tells whether sockets are shown unless they say otherwise.
    ///
    /// @return true if they are
    public boolean isInUse() {
        return inUse;
    }

    /// Decides whether sockets are shown unless they say otherwise.
    ///
    /// @param use true if they shall be
    public void use(boolean use) {
        inUse = use;
    }
}
