package dev.osock.eventloop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.Attempt;
import dev.osock.Mailbox;
import dev.osock.SelectHandle;
import dev.osock.SelectInfo;
import dev.osock.Socket;
import dev.osock.SocketMessage;
import dev.osock.SocketMessage.SelectMessage;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.error.Reason;
import dev.osock.error.SocketClosedException;
import dev.osock.error.SocketException;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;
import dev.osock.testing.Patience;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// Echoes on many connections with one thread and one mailbox, by nowait calls only, until as many as are expected have
/// come and gone.
final class EchoLoop implements AutoCloseable {

    private static final int BACKLOG = 1024;
    private static final Duration PATIENCE = Patience.seconds(20);

    /// What to do when a call makes sense again.
    private interface Step {
        void run() throws SocketException;
    }

    private final Mailbox mailbox = Mailbox.create();
    private final Socket listener = Socket.open(Domain.INET, Type.STREAM);
    private final Map<SelectHandle, Step> armed = new HashMap<>();
    private final int expected;
    private int accepted;
    private int open;
    private int mostOpen;
    private int mostMessages;
    private long echoed;

    EchoLoop(int expected) throws SocketException {
        this.expected = expected;
        listener.bind(SockaddrIn.loopback(0));
        listener.listen(BACKLOG);
    }

    Sockaddr address() throws SocketException {
        return listener.sockname();
    }

    /// Runs on the calling thread.
    ///
    /// @throws AssertionError if something other than it should be comes, or nothing comes for long
    void run() throws Exception {
        mailbox.call(() -> {
            accept();
            while (accepted < expected || open > 0) {
                Step step = armed.remove(message().handle());
                assertThat(step).as("the step that the message is about").isNotNull();
                step.run();
            }
            return true;
        });
    }

    private SelectMessage message() throws InterruptedException {
        int messages = mailbox.size();
        mostMessages = Math.max(mostMessages, messages);
        assertThat(messages).as("waiting messages, by open sockets").isLessThanOrEqualTo(open + 1);
        assertThat(armed.size()).as("armed calls, by open sockets").isLessThanOrEqualTo(open + 1);
        SocketMessage message = mailbox.receive(PATIENCE)
                .orElseThrow(() -> new AssertionError("no message for "
                        + PATIENCE + ": " + accepted + " accepted, " + open + " open, " + armed.size() + " armed"));
        assertThat(message).isInstanceOf(SelectMessage.class);
        return (SelectMessage) message;
    }

    private void accept() throws SocketException {
        for (;;) {
            switch (listener.nowait().accept()) {
                case Attempt.Done<Socket>(Socket socket) -> {
                    accepted++;
                    mostOpen = Math.max(mostOpen, ++open);
                    read(socket);
                }
                case Attempt.Pending<Socket> pending -> {
                    armed.put(pending.info().handle(), this::accept);
                    return;
                }
            }
        }
    }

    private void read(Socket socket) throws SocketException {
        try {
            boolean mayRead = true;
            while (mayRead) {
                mayRead = switch (socket.nowait().recv()) {
                    case Attempt.Done<byte[]>(byte[] data) -> write(socket, ByteBuffer.wrap(data));
                    case Attempt.Select<byte[]>(SelectInfo info) -> {
                        armed.put(info.handle(), () -> read(socket));
                        yield false;
                    }
                    case Attempt.Pending<byte[]> partial -> throw new AssertionError(partial);
                };
            }
        } catch (SocketClosedException end) {
            assertThat(end.reason()).isEqualTo(Reason.Closed.BY_PEER);
            socket.close();
            open--;
        }
    }

    /// Sends; false if it has to wait.
    private boolean write(Socket socket, ByteBuffer data) throws SocketException {
        int before = data.position();
        Attempt<Integer> attempt = socket.nowait().send(data);
        echoed += data.position() - before;
        return switch (attempt) {
            case Attempt.Done<Integer> _ -> true;
            case Attempt.Pending<Integer> pending -> waitToWrite(socket, data, pending.info());
        };
    }

    private boolean waitToWrite(Socket socket, ByteBuffer data, SelectInfo info) {
        armed.put(info.handle(), () -> {
            if (write(socket, data)) {
                read(socket);
            }
        });
        return false;
    }

    /// How many connections have been open at a time.
    int mostOpen() {
        return mostOpen;
    }

    /// How many messages have waited at a time.
    int mostMessages() {
        return mostMessages;
    }

    /// How many bytes have been sent back.
    long echoed() {
        return echoed;
    }

    /// Closes what is left.
    @Override
    public void close() throws SocketException {
        listener.close();
        mailbox.close();
    }
}
