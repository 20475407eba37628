package dev.osock.cli.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class EchoTest {

    private static final byte[] PAYLOAD = {1, 2, 3};

    /// RFC 1071: with the checksum in it, the sum of a packet is 0.
    @Test
    void aRequestHasItsChecksum() {
        byte[] packet = new Echo(0x1234, 0xFFFF, ByteBuffer.wrap(PAYLOAD)).request(false);
        assertThat(HexFormat.of().formatHex(packet)).matches("0800[0-9a-f]{4}1234ffff010203");
        assertThat(Echo.checksum(ByteBuffer.wrap(packet))).isZero();
    }

    @Test
    void ofInet6TheKernelFillsItIn() {
        byte[] packet = new Echo(0x1234, 7, ByteBuffer.wrap(PAYLOAD)).request(true);
        assertThat(HexFormat.of().formatHex(packet)).isEqualTo("8000000012340007010203");
    }

    @Test
    void repliesAreRead() {
        byte[] reply = HexFormat.of().parseHex("0000abcd12340007010203");
        assertThat(Echo.reply(reply, false, false)).contains(new Echo(0x1234, 7, ByteBuffer.wrap(PAYLOAD)));
        byte[] raw = HexFormat.of().parseHex("45" + "00".repeat(19) + "0000abcd12340007010203");
        assertThat(Echo.reply(raw, false, true)).contains(new Echo(0x1234, 7, ByteBuffer.wrap(PAYLOAD)));
        byte[] inet6 = HexFormat.of().parseHex("8100abcd12340007010203");
        assertThat(Echo.reply(inet6, true, true)).contains(new Echo(0x1234, 7, ByteBuffer.wrap(PAYLOAD)));
    }

    @Test
    void whatIsNoReplyIsNone() {
        for (String hex : new String[] {"", "00", "0000abcd123400", "0800abcd12340007", "4f" + "00".repeat(30), "60"}) {
            byte[] packet = HexFormat.of().parseHex(hex);
            for (boolean raw : new boolean[] {true, false}) {
                if (!hex.startsWith("4f") || raw) {
                    assertThat(Echo.reply(packet, false, raw)).as(hex).isEmpty();
                }
                assertThat(Echo.reply(packet, true, raw)).as(hex).isEmpty();
            }
        }
    }
}
