package dev.osock.cli.guide;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.Attempt;
import dev.osock.Mailbox;
import dev.osock.Monitor;
import dev.osock.OtpOptions;
import dev.osock.SelectHandle;
import dev.osock.SelectInfo;
import dev.osock.Socket;
import dev.osock.SocketMessage;
import dev.osock.SocketMessage.DownMessage;
import dev.osock.SocketRegistry;
import dev.osock.Sockets;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The examples of `docs/guide/nowait.md` and `docs/guide/watching.md`.
@Timeout(30)
class NowaitGuideTest {

    private final List<byte[]> used = new ArrayList<>();
    private final List<SelectHandle> awaited = new ArrayList<>();
    private Socket listener;
    private Socket socket;
    private Socket peer;

    @BeforeEach
    void connectTwo() throws Exception {
        listener = Sockets.listen(SockaddrIn.loopback(0));
        peer = Sockets.connect(listener.sockname());
        socket = listener.accept();
    }

    @AfterEach
    void closeAll() throws Exception {
        socket.close();
        peer.close();
        listener.close();
        while (Mailbox.self().poll().isPresent()) {
            // it tells of the closes, and the next test has the same mailbox
        }
    }

    private void use(byte[] bytes) {
        used.add(bytes);
    }

    private void keep(byte[] bytes, SelectHandle handle) {
        used.add(bytes);
        awaited.add(handle);
    }

    private void later(SelectHandle handle) {
        awaited.add(handle);
    }

    private void attempt() throws Exception {
        switch (socket.nowait().recv(4)) {
            case Attempt.Done(byte[] four) -> use(four);
            case Attempt.Partial(byte[] some, SelectInfo info) -> keep(some, info.handle()); // ask for the rest only
            case Attempt.Pending<byte[]> pending -> later(pending.info().handle());
        }
    }

    @Test
    void anAttemptIsDoneOrPartOfItOrNothingYet() throws Exception {
        attempt();
        assertThat(awaited).hasSize(1);
        peer.send("ab".getBytes(US_ASCII));
        assertThat(Mailbox.self().receive(awaited.getFirst(), Duration.ofSeconds(5))).isPresent();
        attempt();
        assertThat(used.getLast()).asString(US_ASCII).isEqualTo("ab");
        assertThat(awaited).hasSize(2);
        peer.send("cdef".getBytes(US_ASCII));
        assertThat(Mailbox.self().receive(awaited.getLast(), Duration.ofSeconds(5))).isPresent();
        attempt();
        assertThat(used.getLast()).asString(US_ASCII).isEqualTo("cdef");
    }

    private byte[] selectively() throws Exception {
        SelectHandle handle = SelectHandle.create();
        if (socket.nowait(handle).recv() instanceof Attempt.Done(byte[] bytes)) {
            return bytes;
        }
        Mailbox.self().receive(handle, Duration.ofSeconds(5)); // this message, whatever else is in the mailbox
        return socket.recv();
    }

    @Test
    void aMailboxIsReceivedFromSelectively() throws Exception {
        Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(Duration.ofMillis(20));
                peer.send("late".getBytes(US_ASCII));
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });

        assertThat(selectively()).asString(US_ASCII).isEqualTo("late");
    }

    private void serve(Mailbox mailbox) {
        try {
            assertThat(Mailbox.self()).isSameAs(mailbox);
            socket.close();
            socket = Socket.open(Domain.INET, Type.STREAM);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aMailboxTakesItsSocketsAlong() {
        try (Mailbox mailbox = Mailbox.create()) {
            mailbox.run(() -> serve(mailbox)); // sockets that are opened or accepted in there belong to the mailbox
        } // its sockets are closed, its places in queues pass on, its monitors go

        assertThat(socket.isOpen()).isFalse();
    }

    @Test
    void aCallbackTakesMessages() throws Exception {
        var log = new LinkedBlockingQueue<String>();
        Executor executor = Runnable::run;
        SelectHandle handle = SelectHandle.notifying(executor, message -> log.add(message.toString()));
        socket.nowait(handle).recv();
        peer.send("now".getBytes(US_ASCII));

        assertThat(log.poll(5, TimeUnit.SECONDS)).startsWith("SelectMessage");
    }

    @Test
    void aCancelledCallIsNotToldAbout() throws Exception {
        if (socket.nowait().recv() instanceof Attempt.Select(SelectInfo info)) {
            socket.cancel(info); // nothing about it comes any more, and what has come is taken back
        }
        peer.send("now".getBytes(US_ASCII));

        assertThat(Mailbox.self().receive(Duration.ofMillis(50))).isEmpty();
    }

    private void receiveAllTheTime() throws Exception {
        socket.setopt(OtpOptions.SELECT_READ, true);
        switch (socket.nowait().recv()) {
            case Attempt.Armed(byte[] bytes, SelectInfo info) -> keep(bytes, info.handle()); // and call again when told
            case Attempt.Pending<byte[]> pending -> later(pending.info().handle());
            case Attempt.Done(byte[] bytes) -> use(bytes); // only if there is no memory for a place
        }
    }

    @Test
    void aReceiveThatIsDoneIsToldOfTheNext() throws Exception {
        receiveAllTheTime();
        for (String text : List.of("one", "two", "three")) {
            peer.send(text.getBytes(US_ASCII));
            assertThat(Mailbox.self().receive(awaited.getLast(), Duration.ofSeconds(5))).isPresent();
            receiveAllTheTime();
            assertThat(used.getLast()).asString(US_ASCII).isEqualTo(text);
        }
        assertThat(used).hasSize(3);
        assertThat(awaited).hasSize(4);
    }

    @Test
    void aConnectionAttemptIsEnded() throws Exception {
        Sockaddr address = listener.sockname();
        socket.close();
        socket = Socket.open(Domain.INET, Type.STREAM);
        if (socket.nowait().connect(address) instanceof Attempt.Select(SelectInfo info)) {
            Mailbox.self().receive(info.handle(), Duration.ofSeconds(5));
            socket.connect(); // throws if the attempt failed
        }

        assertThat(socket.peername()).isEqualTo(address);
    }

    @Test
    void aSendGoesOnWithTheRest() throws Exception {
        byte[] bytes = new byte[10_000_000];
        Thread reader = Thread.ofVirtual().start(() -> {
            try {
                use(peer.recv(bytes.length));
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        ByteBuffer data = ByteBuffer.wrap(bytes);
        Attempt<Integer> attempt = socket.nowait().send(data);
        while (attempt instanceof Attempt.Partial(Integer _, SelectInfo info)) {
            Mailbox.self().receive(info.handle(), Duration.ofSeconds(5));
            attempt = socket.nowait().send(data, info); // the buffer has what is left
        }
        reader.join();

        assertThat(attempt).isInstanceOf(Attempt.Done.class);
        assertThat(used.getFirst()).isEqualTo(bytes);
    }

    @Test
    void socketsAreListedAndOwned() throws Exception {
        List<Socket> mine = SocketRegistry.whichSockets(info -> info.owner().equals(Optional.of(Mailbox.self())));
        List<Socket> busy = SocketRegistry.whichSockets(info -> info.counters().readBytes() > 1_000_000);
        assertThat(mine).contains(socket, peer, listener);
        assertThat(busy).doesNotContain(socket);
        try (Mailbox heir = Mailbox.create()) {
            socket.setopt(OtpOptions.CONTROLLING_PROCESS, heir);
            assertThat(SocketRegistry.whichSockets(info -> info.owner().equals(Optional.of(heir))))
                    .containsExactly(socket);
        }
        assertThat(socket.isOpen()).isFalse();
    }

    @Test
    void aMonitorTellsOfTheEnd() throws Exception {
        Monitor monitor = socket.monitor();
        socket.close();
        SocketMessage message = Mailbox.self().receive(); // a DownMessage about that monitor

        assertThat(message).isInstanceOfSatisfying(DownMessage.class, down -> assertThat(down.monitor())
                .isEqualTo(monitor));
    }
}
