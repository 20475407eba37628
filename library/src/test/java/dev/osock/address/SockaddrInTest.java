package dev.osock.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.osock.kind.Domain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SockaddrInTest {

    @Test
    void factoriesNameTheSpecialHosts() {
        assertThat(SockaddrIn.any(1)).isEqualTo(new SockaddrIn(InAddr.ANY, 1)).hasToString("0.0.0.0:1");
        assertThat(SockaddrIn.loopback(9)).hasToString("127.0.0.1:9");
        assertThat(SockaddrIn.broadcast(65535)).hasToString("255.255.255.255:65535");
        assertThat(SockaddrIn.of("192.0.2.1", 80)).hasToString("192.0.2.1:80");
    }

    @Test
    void familyIsInet() {
        assertThat(SockaddrIn.any(0).family()).isEqualTo(Domain.INET);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65536, 70000, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void portIsNeverTruncated(int port) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SockaddrIn.loopback(port))
                .withMessage("port %d is outside 0..65535", port);
    }

    @Test
    @SuppressWarnings("NullAway")
    void hostIsMandatory() {
        assertThatNullPointerException().isThrownBy(() -> new SockaddrIn(null, 0)).withMessage("addr");
    }
}
