package dev.osock.stress;

import dev.osock.Attempt;
import dev.osock.Descriptor;
import dev.osock.Mailbox;
import dev.osock.Socket;
import dev.osock.address.SockaddrIn;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;
import dev.osock.testing.Patience;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;

/// Does for the first time what starts threads, once while there can be none and once when there can. Each line of
/// input says to go on.
final class FewThreads {

    private static final BufferedReader INPUT =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

    private FewThreads() {}

    public static void main(String[] arguments) throws Exception {
        // whose class cannot be initialised a second time, if there is no thread for it
        Thread.ofVirtual().start(() -> {}).join();
        Resources.descriptors("");
        stage("open", () -> Socket.open(Domain.INET, Type.DGRAM), "socket:");
        stage("duplicate", () -> Descriptor.duplicateOf(0), "/dev/null");
        try (Socket socket = Socket.open(Domain.INET, Type.DGRAM)) {
            socket.bind(SockaddrIn.loopback(0));
            stage("select", () -> {
                if (!(socket.nowait().recv() instanceof Attempt.Select<?>)) {
                    throw new AssertionError("there is something");
                }
                return () -> {};
            }, "anon_inode:[eventpoll]");
            socket.sendto(new byte[1], socket.sockname());
            System.out.println("told: " + Mailbox.self().receive(Patience.seconds(10)).isPresent());
        }
    }

    private static void stage(String name, Callable<AutoCloseable> first, String descriptors) throws Exception {
        System.out.println(name);
        INPUT.readLine();
        long before = Resources.descriptors(descriptors);
        for (int i = 0; i < 3; i++) {
            System.out.println(outcome(first));
        }
        long more = Resources.descriptors(descriptors) - before;
        System.out.println("descriptors left: " + more);
        INPUT.readLine();
        System.out.println(outcome(first));
    }

    private static String outcome(Callable<AutoCloseable> call) throws Exception {
        try (AutoCloseable made = call.call()) {
            return "done";
        } catch (Throwable failed) {
            return failed.toString().replaceAll(":.*", "");
        }
    }
}
