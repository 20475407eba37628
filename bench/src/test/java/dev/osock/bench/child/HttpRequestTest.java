package dev.osock.bench.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HttpRequestTest {

    private static final String TEXT = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private static boolean ends(HttpRequest request, String text) {
        return request.endsIn(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void requestEndsWithItsBlankLine() {
        assertThat(ends(new HttpRequest(), TEXT)).isTrue();
        assertThat(ends(new HttpRequest(), "GET / HTTP/1.1\r\n")).isFalse();
        assertThat(ends(new HttpRequest(), "\r\r\n\r\n")).isTrue();
    }

    @Test
    void requestMayComeInPieces() {
        for (int i = 1; i < TEXT.length(); i++) {
            HttpRequest request = new HttpRequest();
            assertThat(ends(request, TEXT.substring(0, i))).isFalse();
            assertThat(ends(request, TEXT.substring(i))).isTrue();
            assertThat(ends(request, TEXT)).isTrue();
        }
    }
}
