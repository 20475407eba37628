package dev.osock.stress;

import dev.osock.Socket;
import dev.osock.error.Errno;
import dev.osock.error.SocketErrnoException;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;
import dev.osock.stress.Links.Link;
import dev.osock.testing.Patience;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.ThreadKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Runs out of descriptors several times, and prints what fails then and what works again afterwards.
final class FewDescriptors {

    private static final Duration LIMIT = Patience.seconds(20);

    private FewDescriptors() {}

    public static void main(String[] arguments) throws Exception {
        try (Links links = Links.tcp()) {
            try (Link link = links.make()) {
                exchange(link); // and loads every class: later the class loader would find no descriptor either
                System.out.println("listening again: " + errno(() -> link.near().listen(1)));
            }
            for (int round = 0; round < 3; round++) {
                exhaust(links);
            }
        }
    }

    private static void exhaust(Links links) throws Exception {
        try (Link link = links.make();
                Socket waiting = links.connect()) {
            List<Socket> sockets = new ArrayList<>();
            String failure;
            do {
                failure = errno(() -> sockets.add(Socket.open(Domain.INET, Type.DGRAM)));
            } while (failure.equals("none"));
            System.out.println("open: " + failure);
            System.out.println("accept: " + errno(() -> links.listener().accept().close()));
            exchange(link);
            for (Socket socket : sockets) {
                socket.close();
            }
            try (Link late = new Link(waiting, links.listener().within(LIMIT).accept())) {
                exchange(late);
            }
        }
    }

    private static void exchange(Link link) throws Exception {
        for (ThreadKind kind : ThreadKind.values()) {
            var reader = Caller.waiting(kind, () -> link.near().within(LIMIT).recv(1));
            link.far().send(new byte[1]);
            reader.result();
        }
        System.out.println("exchanged");
    }

    private interface Task {
        void run() throws Exception;
    }

    private static String errno(Task task) throws Exception {
        try {
            task.run();
            return "none";
        } catch (SocketErrnoException e) {
            Errno errno = e.errno();
            return errno.name();
        }
    }
}
