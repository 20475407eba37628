package dev.osock.stress;

import dev.osock.Zerocopy;
import dev.osock.ZerocopySend;
import dev.osock.option.SocketOptions;
import dev.osock.stress.Links.Link;
import dev.osock.testing.Patience;
import java.nio.ByteBuffer;

/// Sends without copying where the kernel may keep little memory for that. Prints what came of it.
final class LittleLockedMemory {

    private static final int SIZE = 1 << 20;

    private LittleLockedMemory() {}

    public static void main(String[] arguments) throws Exception {
        try (Links links = Links.tcp(); Link link = links.make()) {
            link.near().setopt(SocketOptions.SNDBUF, 4 * SIZE);
            Zerocopy zerocopy = link.near().zerocopy();
            for (int i = 0; i < 3; i++) {
                ByteBuffer data = ByteBuffer.allocateDirect(SIZE);
                for (int k = 0; k < SIZE; k++) {
                    data.put(k, (byte) (k * 31 + i));
                }
                Thread reader = Thread.ofPlatform().start(() -> read(link));
                ZerocopySend send = zerocopy.send(data);
                reader.join();
                boolean copied = send.await(Patience.seconds(20));
                System.out.println(send.sent() + " sent, copied: " + copied + ", left: " + zerocopy.outstanding());
            }
        }
    }

    private static void read(Link link) {
        try {
            byte[] data = link.far().within(Patience.seconds(20)).recv(SIZE);
            for (int k = 1; k < SIZE; k++) {
                if (data[k] != (byte) (data[k - 1] + 31)) {
                    throw new IllegalStateException("byte " + k + " is not what was sent");
                }
            }
            System.out.println("all came");
        } catch (Exception e) {
            System.out.println("failed: " + e);
        }
    }
}
