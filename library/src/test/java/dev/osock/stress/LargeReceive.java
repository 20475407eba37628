package dev.osock.stress;

import dev.osock.error.SocketErrnoException;
import dev.osock.stress.Links.Link;
import dev.osock.testing.Patience;
import java.time.Duration;
import java.util.Arrays;

/// Receives more at once than there is memory for, and goes on behind what has come.
final class LargeReceive {

    private static final Duration LIMIT = Patience.seconds(20);
    private static final int WANTED = 50_000_000;
    private static final int MORE = 1_000_000;

    /// A prime number, so that a gap is seen.
    private static final int PERIOD = 251;

    private LargeReceive() {}

    public static void main(String[] arguments) throws Exception {
        try (Links links = Links.tcp();
                Link link = links.make()) {
            var crew = new Crew();
            crew.start(Thread.ofPlatform().daemon(), () -> send(link));
            int taken;
            try {
                taken = check(link.near().within(LIMIT).recv(WANTED), 0);
                System.out.println("received all");
            } catch (SocketErrnoException e) {
                taken = check(e.data(), 0);
                System.out.println(e.errno().name() + ", some: " + (taken > 0 && taken < WANTED));
            }
            while (taken < WANTED + MORE) {
                taken += check(link.near().within(LIMIT).recv(Math.min(100_000, WANTED + MORE - taken)), taken);
            }
            crew.join(LIMIT);
            System.out.println("nothing is lost");
        }
    }

    private static void send(Link link) throws Exception {
        byte[] bytes = new byte[PERIOD * 1000];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i % PERIOD);
        }
        for (int sent = 0; sent < WANTED + MORE; sent += bytes.length) {
            int left = WANTED + MORE - sent;
            link.far().within(LIMIT).send(left < bytes.length ? Arrays.copyOf(bytes, left) : bytes);
        }
    }

    private static int check(byte[] bytes, int from) {
        for (int i = 0; i < bytes.length; i++) {
            if ((bytes[i] & 0xFF) != (from + i) % PERIOD) {
                throw new AssertionError("byte " + (from + i) + " is another");
            }
        }
        return bytes.length;
    }
}
