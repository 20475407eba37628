package dev.osock.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.Socket;
import dev.osock.address.SockaddrIn;
import dev.osock.address.SockaddrIn6;
import dev.osock.cli.echo.Conversation;
import dev.osock.cli.echo.StreamEcho;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DemoTest {

    private final StringWriter out = new StringWriter();

    private boolean play(Act... acts) {
        return new Demo(new PrintWriter(out), List.of(acts), Duration.ofSeconds(40)).play();
    }

    private static Crowd crowd(Conversation conversation, Duration limit) {
        return new Crowd(20, 2, conversation, limit);
    }

    @Test
    void playsOverIpv6Too() {
        boolean passed = play(
                new StreamDialogue("stream", SockaddrIn6.loopback(0)),
                new DatagramDialogue("datagram", SockaddrIn6.loopback(0)));

        assertThat(passed).isTrue();
        assertThat(out.toString()).contains("server   accepts [::1]:").endsWith("s.\n");
    }

    @Test
    void failsWhenOneByteOfOneClientDiffers() {
        AtomicBoolean first = new AtomicBoolean(true);

        boolean passed = play(crowd(
                peer -> first.getAndSet(false) ? echoWithThirdByteFlipped(peer) : new StreamEcho().hold(peer),
                Duration.ofSeconds(30)));

        assertThat(passed).isFalse();
        assertThat(out.toString())
                .containsPattern("FAILED +client [0-9]+: round trip 1: byte 3 of [0-9,]+ came back as 0x.., not 0x..\n")
                .containsOnlyOnce("FAILED   client")
                .contains("FAILED: 1 of 1 acts");
    }

    @Test
    void failsWhenAnEchoEndsEarly() {
        boolean passed = play(crowd(peer -> peer.send(peer.recv(1)), Duration.ofSeconds(30)));

        assertThat(passed).isFalse();
        assertThat(out.toString())
                .containsPattern(
                        "FAILED +client 1: round trip 1: [01] of [0-9,]+ bytes came back: recv inet/stream/tcp")
                .contains("FAILED   ... and 15 more");
    }

    @Test
    void failsWhenAnEchoHangs() {
        CountDownLatch forever = new CountDownLatch(1);

        boolean passed = play(crowd(peer -> await(forever), Duration.ofSeconds(1)));

        forever.countDown();
        assertThat(passed).isFalse();
        assertThat(out.toString()).contains("FAILED   client 1: not over after 1 s");
    }

    @Test
    void failsWhenAnActDoesNotEvenEndByAnInterrupt() {
        CountDownLatch forever = new CountDownLatch(1);
        Act hanging = new Act() {
            @Override
            public String title() {
                return "hanging";
            }

            @Override
            public String play(Transcript transcript) {
                await(forever);
                return "nothing";
            }
        };

        boolean passed = new Demo(new PrintWriter(out), List.of(hanging), Duration.ofMillis(100)).play();

        forever.countDown();
        assertThat(passed).isFalse();
        assertThat(out.toString()).contains("FAILED   the act hangs");
    }

    @Test
    void playsOnAfterAnActThatCannotBegin() {
        boolean passed = play(
                new StreamDialogue("elsewhere", SockaddrIn.of("192.0.2.1", 0)),
                new StreamDialogue("here", SockaddrIn.loopback(0)));

        assertThat(passed).isFalse();
        assertThat(out.toString())
                .contains("FAILED   bind inet/stream/tcp to 192.0.2.1:0: EADDRNOTAVAIL")
                .contains("verified \"hello\"")
                .contains("FAILED: 1 of 2 acts");
    }

    private static long echoWithThirdByteFlipped(Socket peer) throws IOException {
        ByteBuffer start = ByteBuffer.wrap(peer.recv(3));
        start.put(2, (byte) ~start.get(2));
        peer.send(start);
        return new StreamEcho().hold(peer);
    }

    private static long await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }
}
