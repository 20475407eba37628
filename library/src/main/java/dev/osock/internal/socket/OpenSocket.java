package dev.osock.internal.socket;

import dev.osock.error.Reason;
import dev.osock.error.SocketException;
import dev.osock.internal.call.Call;
import dev.osock.internal.call.Failure;
import dev.osock.internal.call.Kind;
import dev.osock.internal.flight.Flight;
import dev.osock.internal.flight.FlightEvents;
import dev.osock.internal.kernel.Scratch;
import dev.osock.internal.kernel.StackRoom;
import dev.osock.internal.mailbox.MailboxState;
import dev.osock.internal.mailbox.MonitorState;
import dev.osock.internal.mailbox.Monitored;
import dev.osock.internal.mailbox.Owned;
import dev.osock.internal.mailbox.SocketMessageState;
import dev.osock.internal.registry.Log;
import dev.osock.internal.registry.Registry;
import dev.osock.internal.registry.SocketRef;
import dev.osock.internal.wait.BlockingReceive;
import dev.osock.internal.wait.LingeringClose;
import dev.osock.kind.Origin;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// One socket while it lives: its descriptor, its lanes, and how it ends.
///
/// The descriptor is non-blocking, but for what [BlockingReceive] allows. Every system call on it is made under the
/// lock of one of its lanes, after a look at [#isOpen], or by a lane's current caller that waits in the kernel; closing
/// says that it is not, takes their locks to end those who wait, waits until nobody is in the kernel on it, and only
/// then gives the number back. So no call ever reaches another socket that got the same number.
public final class OpenSocket extends SocketLanes implements Owned, Monitored, SocketRef.Losable {

    /// The sockets that can be listed. OTP's environment variable decides whether sockets enter it at first.
    public static final Registry<OpenSocket> REGISTRY =
            new Registry<>(!"false".equals(System.getenv("ESOCK_USE_SOCKET_REGISTRY")));

    private enum Phase {
        OPEN,
        CLOSING,
        CLOSED
    }

    /// Leaves `OPEN` under the lock of this.
    private volatile Phase phase = Phase.OPEN;

    /// Who is told of wrapped counters and takes the socket along when it ends. Written under the lock of this.
    private volatile @Nullable MailboxState owner;

    /// Its neighbours among the sockets of its owner, which guards them.
    private @Nullable Owned previousOwned;

    private @Nullable Owned nextOwned;

    /// The public object, once there is one.
    private volatile @Nullable SocketRef face;

    /// Makes the socket of a descriptor, which is not its own before [#enter].
    public OpenSocket(int fd, Kind kind, Origin origin, Settings settings) {
        super(fd, kind, origin, settings);
    }

    /// Begins the life of the socket: it owns its descriptor, is in the tables and has a public object. If anything of
    /// that fails, it is in no table any more, and whoever held the descriptor holds it as before.
    ///
    /// @param call holds the descriptor, unless that is somebody else's
    /// @param registered whether the socket enters the registry
    /// @param maker makes the public object
    /// @return that
    public <T> T enter(Call call, boolean registered, Function<OpenSocket, T> maker) {
        boolean isHeld = call.descriptors.letGo(fd());
        try {
            MailboxState caller = MailboxState.current();
            REGISTRY.add(this, registered);
            SocketCounts.count(kind(), 1);
            own(caller);
            return maker.apply(this);
        } catch (Throwable failed) {
            if (leave() && isHeld) {
                call.descriptors.add(fd());
            }
            throw failed;
        }
    }

    /// Ends the life of a socket whose descriptor stays open.
    ///
    /// @return false if somebody else has closed it, or is about to
    private boolean leave() {
        synchronized (this) {
            if (phase != Phase.OPEN) {
                return false;
            }
            phase = Phase.CLOSING;
        }
        leaveTables();
        return true;
    }

    /// Whether the socket is neither closed nor being closed.
    ///
    /// @return true if calls may be made
    @Override
    public boolean isOpen() {
        return phase == Phase.OPEN;
    }

    /// Sees to it that descriptors do not block if they are this library's sockets', since another socket, a duplicate
    /// or another process will have them too.
    public static void share(Scratch scratch, int... descriptors) {
        if (descriptors.length == 0) {
            return;
        }
        for (OpenSocket each : REGISTRY.matching(each -> IntStream.of(descriptors).anyMatch(fd -> fd == each.fd()))) {
            each.control(_ -> {
                each.mustNotBlock(scratch);
                return 0;
            });
        }
    }

    /// Closes the socket, close(2): ends every call that waits on it, and lingers if the socket has been told to. A
    /// virtual thread that is interrupted does not wait for that to end.
    ///
    /// @return whether this call closed it; false if it was closed or being closed already
    /// @throws SocketException with the errno of close(2); the socket is closed all the same
    public boolean close() throws SocketException {
        Call call = Call.begin(); // first: without memory for it the socket stays as it is
        try {
            return close(call);
        } finally {
            call.end();
        }
    }

    /// Closes the socket in a call, which then closes the descriptor if there is no memory to do so at once.
    private boolean close(Call call) throws SocketException {
        synchronized (this) {
            if (phase != Phase.OPEN) {
                return false;
            }
            StackRoom.ensure(); // it is closed whole or not at all
            phase = Phase.CLOSING; // before the lanes' locks, which a busy caller would hardly let go of
        }
        Object event = Flight.isOn() ? FlightEvents.closing() : null;
        int result;
        try {
            endWaits();
        } finally { // whatever that has thrown
            boolean mayBlock = Thread.currentThread().isVirtual() && lingers(call.scratch);
            result = mayBlock ? releaseLingering(call) : releaseHere(call);
        }
        trace("close", result);
        if (event != null) {
            Reason failure = result < 0 ? Failure.reason(result) : null;
            FlightEvents.end(event, () -> new FlightEvents.Facts(kind(), peer(), failure, 0, 0, false));
        }
        if (result < 0) {
            throw Failure.of("close", kind(), "from", peer()).because(result);
        }
        return true;
    }

    private int releaseLingering(Call call) {
        try {
            return LingeringClose.close(new Release(this));
        } catch (OutOfMemoryError noThread) {
            return releaseHere(call);
        }
    }

    /// The close that lingers, on another thread.
    private record Release(OpenSocket socket, Call call) implements LingeringClose.Closing {

        Release(OpenSocket socket) {
            this(socket, Call.begin());
        }

        @Override
        public int release() {
            return socket.release(call);
        }

        @Override
        public void end() {
            try {
                socket.closed();
            } finally {
                call.end();
            }
        }
    }

    private int releaseHere(Call call) {
        try {
            return release(call);
        } finally {
            closed();
        }
    }

    /// Whether close(2) may block because of `SO_LINGER`, which is asked for only if it can have an effect. Without the
    /// memory to ask, it is taken for granted that it does not.
    private boolean lingers(Scratch scratch) {
        try {
            return !isBorrowed()
                    && !kind().isLocal()
                    && !kind().isDatagram()
                    && LingeringClose.isNeeded(scratch, fd());
        } catch (OutOfMemoryError unknown) {
            return false;
        }
    }

    private void closed() {
        holdMemory();
        leaveTables();
        MonitorState.closed(this);
    }

    private void leaveTables() {
        synchronized (this) {
            phase = Phase.CLOSED;
            if (owner != null) {
                owner.ownsNoMore(this);
            }
            owner = null;
        }
        if (REGISTRY.remove(this)) {
            SocketCounts.count(kind(), -1);
        }
    }

    @Override
    protected void leaves() {
        ProcessTotals.keep(this);
    }

    @Override
    public void closeForOwner() {
        closeAside("closing a socket whose owner ended failed");
    }

    /// Closes a stream of which bytes have been lost in this process, without making anybody wait for it to linger.
    /// Where there is no memory for that, which may be why they were lost, the call that lost them does it.
    public void closeBroken(Call call) {
        String complaint = "closing a socket whose stream is broken failed";
        try {
            closeAside(complaint);
        } catch (OutOfMemoryError noMemory) {
            closeOrLog(complaint, call);
        }
    }

    private void closeAside(String complaint) {
        if (control(scratch -> lingers(scratch) ? 1 : 0) <= 0 || !startClosing(complaint)) {
            closeOrLog(complaint);
        }
    }

    private boolean startClosing(String complaint) {
        try {
            Thread.ofVirtual().name("osock-close").start(() -> closeOrLog(complaint));
            return true;
        } catch (OutOfMemoryError noThread) {
            return false;
        }
    }

    private void closeOrLog(String complaint) {
        Call call = Call.begin();
        try {
            closeOrLog(complaint, call);
        } finally {
            call.end();
        }
    }

    private void closeOrLog(String complaint, Call call) {
        try {
            close(call);
        } catch (SocketException e) {
            Log.warning(complaint, e);
        }
    }

    /// Closes a socket that its user has lost without closing it, without lingering, and says so in the log.
    @Override
    public void closeLost() {
        if (!isOpen()) {
            return;
        }
        String lost;
        try {
            lost = toString();
        } finally {
            closeAside("closing a lost socket failed"); // first: whoever writes the log may need the descriptor
        }
        SocketRef known = face;
        Log.warning("socket was never closed: " + lost, known == null ? null : known.made());
    }

    /// Gives the descriptor back; if that fails for lack of memory, the call does it in the end.
    ///
    /// @return what close(2) returned
    private int release(Call call) {
        try {
            deregister(call.scratch);
        } finally {
            if (!isBorrowed()) {
                call.descriptors.add(fd());
            }
        }
        return isBorrowed() ? 0 : call.descriptors.closeLast();
    }

    @Override
    public @Nullable Owned previous() {
        return previousOwned;
    }

    @Override
    public @Nullable Owned next() {
        return nextOwned;
    }

    @Override
    public void link(@Nullable Owned previous, @Nullable Owned next) {
        previousOwned = previous;
        nextOwned = next;
    }

    /// Tells who owns the socket.
    ///
    /// @return the owner, or null once it is closed
    public @Nullable MailboxState owner() {
        return owner;
    }

    /// Makes somebody the owner. One that has ended takes the socket along at once.
    public void own(MailboxState next) {
        boolean lives;
        synchronized (this) {
            if (phase == Phase.CLOSED) {
                return;
            }
            if (owner != null) {
                owner.ownsNoMore(this);
            }
            owner = next;
            lives = next.owns(this);
        }
        if (!lives) {
            closeForOwner();
        }
    }

    @Override
    public void enterRegistry() {
        REGISTRY.show(this);
    }

    /// Tells whether the socket is, or while it was open has been, in the registry.
    ///
    /// @return true if it uses the registry
    public boolean usesRegistry() {
        return REGISTRY.shows(this);
    }

    @Override
    public boolean isClosed() {
        return phase == Phase.CLOSED;
    }

    /// Remembers the public object, weakly; if that is lost the socket is closed.
    ///
    /// @param socket the object
    public void face(Object socket) {
        face = new SocketRef(socket, this);
    }

    /// Finds the public object.
    ///
    /// @return the object, or null if its user has lost it
    @Override
    public @Nullable Object face() {
        SocketRef known = face;
        return known == null ? null : known.get();
    }

    @Override
    public void counterWrapped(String counter) {
        MailboxState told = owner;
        Object socket = face();
        if (settings().iow() && told != null && socket != null) {
            told.deliver(new SocketMessageState.CounterWrap(socket, counter));
        }
    }

    /// Counts the open sockets of each sort.
    ///
    /// @return the counts, by OTP's names
    public static Map<String, Integer> census() {
        return SocketCounts.counts();
    }

    /// Takes a picture of the socket.
    ///
    /// @return what is known about it now
    public Snapshot snapshot() {
        return snapshot(owner, counts());
    }
}
