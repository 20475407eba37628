package dev.osock.stress.fault;

import dev.osock.Attempt;
import dev.osock.Mailbox;
import dev.osock.Socket;
import dev.osock.address.SockaddrIn;
import dev.osock.error.SocketErrnoException;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;
import dev.osock.testing.Patience;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/// Callers that have nothing to do with a fault, and wait before, during and after it: a virtual thread, a mailbox of
/// either kind of thread, a platform thread. Each echoes a byte for as long as it is woken.
public final class Canary {

    private static final int PATIENCE_MILLIS = (int) Patience.seconds(5).toMillis();

    private interface Life {
        void live(Socket socket) throws Exception;
    }

    /// One that waits, and the JDK's socket that wakes it.
    private record Bird(String name, java.net.Socket far, Throwable[] died) {}

    private final List<Bird> birds = new ArrayList<>();

    public Canary() throws IOException {
        add("a virtual thread", Thread.ofVirtual(), Canary::receive);
        add("a platform thread", Thread.ofPlatform().daemon(), Canary::receive);
        add("a virtual thread's mailbox", Thread.ofVirtual(), Canary::beTold);
        add("a platform thread's mailbox", Thread.ofPlatform().daemon(), Canary::beTold);
    }

    private void add(String name, Thread.Builder kind, Life life) throws IOException {
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Socket near = Socket.open(Domain.INET, Type.STREAM);
            near.connect(SockaddrIn.loopback(listener.getLocalPort()));
            java.net.Socket far = listener.accept();
            far.setSoTimeout(PATIENCE_MILLIS);
            far.setTcpNoDelay(true);
            Throwable[] died = new Throwable[1];
            kind.start(() -> {
                try {
                    live(life, near);
                } catch (Throwable dead) {
                    died[0] = dead;
                }
            });
            birds.add(new Bird(name, far, died));
        }
    }

    /// A fault may meet the bird's own call, which says so; it then calls again.
    private static void live(Life life, Socket socket) throws Exception {
        for (;;) {
            try {
                life.live(socket);
            } catch (SocketErrnoException met) {
                Thread.sleep(1);
            }
        }
    }

    private static void receive(Socket socket) throws Exception {
        answer(socket, socket.recv(1));
    }

    private static void beTold(Socket socket) throws Exception {
        Attempt<byte[]> attempt = socket.nowait().recv(1);
        while (!(attempt instanceof Attempt.Done<byte[]>(byte[] data))) {
            Mailbox.self().receive();
            attempt = socket.nowait().recv(1);
        }
        answer(socket, data);
    }

    private static void answer(Socket socket, byte[] data) throws Exception {
        for (boolean isSent = false; !isSent;) {
            try {
                isSent = socket.send(data) == 1;
            } catch (SocketErrnoException met) {
                Thread.sleep(1);
            }
        }
    }

    /// Wakes each of them.
    ///
    /// @return which are not woken, or nothing
    public String check() {
        String silent = "";
        for (Bird bird : birds) {
            try {
                bird.far.getOutputStream().write(1);
                if (bird.far.getInputStream().read() != 1) {
                    silent += " " + bird.name + " has ended";
                }
            } catch (SocketTimeoutException late) {
                silent += " " + bird.name + " is not woken";
            } catch (IOException gone) {
                silent += " " + bird.name + ": " + gone;
            }
            if (bird.died[0] != null) {
                silent += " (it died: " + bird.died[0] + ")";
            }
        }
        return silent;
    }
}
