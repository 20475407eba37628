package dev.osock.stress;

import dev.osock.Attempt;
import dev.osock.Mailbox;
import dev.osock.Socket;
import dev.osock.stress.Links.Link;

/// Has a mailbox wait so many times for what another thread sends.
final class MailboxWaits {

    static final int WAITS = 1_000;

    private MailboxWaits() {}

    public static void main(String[] arguments) throws Exception {
        try (Links links = Links.tcp(); Mailbox mailbox = Mailbox.create()) {
            Link link = links.make();
            Thread peer = Thread.ofPlatform().start(() -> send(link.far()));
            mailbox.call(() -> {
                for (int i = 0; i < WAITS; i++) {
                    while (!(link.near().nowait().recv(1) instanceof Attempt.Done)) {
                        mailbox.receive();
                    }
                    link.near().send(new byte[1]);
                }
                return null;
            });
            peer.join();
        }
        System.out.println("done");
    }

    private static void send(Socket socket) {
        try {
            for (int i = 0; i < WAITS; i++) {
                socket.send(new byte[1]);
                socket.recv(1);
            }
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
