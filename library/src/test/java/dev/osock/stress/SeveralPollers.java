package dev.osock.stress;

import dev.osock.Attempt;
import dev.osock.Mailbox;
import dev.osock.SelectInfo;
import dev.osock.Socket;
import dev.osock.SocketMessage.SelectMessage;
import dev.osock.stress.Links.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;

/// Exchanges messages by event loops and by threads that wait, on descriptors that several pollers serve.
final class SeveralPollers {

    private static final int MESSAGES = Integer.getInteger("osock.stress.messages", 2_000);
    private static final int SOCKETS = 8;

    private SeveralPollers() {}

    public static void main(String[] arguments) throws Exception {
        try (Links links = Links.tcp()) {
            run("one loop", links, 1, 0);
            run("two loops", links, 2, 0);
            run("a loop and threads", links, 1, SOCKETS);
        }
    }

    private static void run(String title, Links links, int loops, int threads) throws Exception {
        List<Link> made = new ArrayList<>();
        List<FutureTask<Void>> tasks = new ArrayList<>();
        for (int loop = 0; loop < loops; loop++) {
            List<Socket> sockets = new ArrayList<>();
            for (int i = 0; i < SOCKETS; i++) {
                Link link = links.make();
                made.add(link);
                sockets.add(link.far());
                tasks.add(start(Thread.ofVirtual(), () -> drive(link.near())));
            }
            tasks.add(start(Thread.ofPlatform(), () -> serve(sockets)));
        }
        for (int i = 0; i < threads; i++) {
            Link link = links.make();
            made.add(link);
            tasks.add(start(Thread.ofVirtual(), () -> echo(link.far())));
            tasks.add(start(Thread.ofVirtual(), () -> drive(link.near())));
        }
        for (FutureTask<Void> task : tasks) {
            task.get();
        }
        for (Link link : made) {
            link.close();
        }
        System.out.println(title + ": ok");
    }

    private interface Work {
        void run() throws Exception;
    }

    private static FutureTask<Void> start(Thread.Builder thread, Work work) {
        var task = new FutureTask<Void>(() -> {
            work.run();
            return null;
        });
        thread.start(task);
        return task;
    }

    private static void serve(List<Socket> sockets) throws Exception {
        try (Mailbox mailbox = Mailbox.create()) {
            mailbox.call(() -> {
                int left = sockets.size() * MESSAGES;
                for (Socket socket : sockets) {
                    left -= answer(socket);
                }
                while (left > 0) {
                    if (mailbox.receive() instanceof SelectMessage(Socket socket, var _)) {
                        left -= answer(socket);
                    }
                }
                return null;
            });
        }
    }

    /// Echoes all there is, and asks to be told of more.
    private static int answer(Socket socket) throws Exception {
        int count = 0;
        while (true) {
            switch (socket.nowait().recv(1)) {
                case Attempt.Done<byte[]>(byte[] data) -> {
                    socket.send(data);
                    count++;
                }
                case Attempt.Select<byte[]>(SelectInfo _) -> {
                    return count;
                }
                case Attempt.Pending<byte[]> _ -> throw new AssertionError("there are no parts of a byte");
            }
        }
    }

    private static void echo(Socket socket) throws Exception {
        for (int i = 0; i < MESSAGES; i++) {
            socket.send(socket.recv(1));
        }
    }

    private static void drive(Socket socket) throws Exception {
        for (int i = 0; i < MESSAGES; i++) {
            socket.send(new byte[] {(byte) i});
            if (socket.recv(1)[0] != (byte) i) {
                throw new AssertionError("another byte");
            }
        }
    }
}
