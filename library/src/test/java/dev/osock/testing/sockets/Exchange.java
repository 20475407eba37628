package dev.osock.testing.sockets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

/// Sends of one byte and receives of its echo, many times: what sockets learn from.
public final class Exchange {

    private Exchange() {}

    /// Exchanges bytes between two threads, until the near one has received the last echo.
    ///
    /// @param pair is used by the two
    /// @param thread what they are
    /// @param times how often
    /// @param pause before each send, so that the far one waits; or 0
    public static void run(Pair pair, ThreadKind thread, int times, Duration pause) throws Exception {
        var echo = Caller.start(thread, () -> {
            for (int i = 0; i < times; i++) {
                pair.far().send(pair.far().recv(1));
            }
            return (Void) null;
        });
        var client = Caller.start(thread, () -> {
            for (int i = 0; i < times; i++) {
                if (pause.isPositive()) {
                    Thread.sleep(pause);
                }
                pair.near().send(new byte[] {(byte) i});
                assertThat(pair.near().recv(1)).containsExactly(i);
            }
            return (Void) null;
        });
        client.result();
        echo.result();
    }
}
