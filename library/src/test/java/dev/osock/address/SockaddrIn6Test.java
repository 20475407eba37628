package dev.osock.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.osock.kind.Domain;
import java.net.NetworkInterface;
import java.net.SocketException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SockaddrIn6Test {

    @Test
    void factoriesNameTheSpecialHosts() {
        assertThat(SockaddrIn6.any(1))
                .isEqualTo(new SockaddrIn6(In6Addr.ANY, 1, 0, 0))
                .hasToString("[::]:1");
        assertThat(SockaddrIn6.loopback(9)).hasToString("[::1]:9");
    }

    @Test
    void familyIsInet6() {
        assertThat(SockaddrIn6.any(0).family()).isEqualTo(Domain.INET6);
    }

    @Test
    void textMayCarryNumericScope() {
        SockaddrIn6 address = SockaddrIn6.of("fe80::1%2", 9);

        assertThat(address.scopeId()).isEqualTo(2);
        assertThat(address).hasToString("[fe80::1%2]:9");
        assertThat(SockaddrIn6.of("fe80::1%4294967295", 9).scopeId()).isEqualTo(4294967295L);
        assertThat(SockaddrIn6.of("fe80::1", 9).scopeId()).isZero();
    }

    @Test
    void textMayCarryTheNameOfAnInterface() throws SocketException {
        int index = NetworkInterface.getByName("lo").getIndex();

        assertThat(SockaddrIn6.of("fe80::1%lo", 9)).isEqualTo(new SockaddrIn6(In6Addr.parse("fe80::1"), 9, 0, index));
        assertThat(Sockaddr.parse("[fe80::1%lo]:9")).hasToString("[fe80::1%" + index + "]:9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fe80::1%", "fe80::1%no-such-if", "fe80::1%-1", "fe80::1%4294967296", "fe80::1%1%2", "%1",
        "1.2.3.4"})
    void otherTextIsRejected(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> SockaddrIn6.of(text, 9));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65536})
    void portIsNeverTruncated(int port) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SockaddrIn6.loopback(port))
                .withMessage("port %d is outside 0..65535", port);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 4294967296L, Long.MIN_VALUE, Long.MAX_VALUE})
    void flowinfoAndScopeAreUnsigned32Bit(long value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SockaddrIn6(In6Addr.ANY, 0, value, 0))
                .withMessage("flowinfo %d is outside 0..4294967295", value);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SockaddrIn6(In6Addr.ANY, 0, 0, value))
                .withMessage("scope_id %d is outside 0..4294967295", value);
    }

    @Test
    void largestFlowinfoAndScopeAreKept() {
        SockaddrIn6 address = new SockaddrIn6(In6Addr.LOOPBACK, 65535, 4294967295L, 4294967295L);

        assertThat(address).hasToString("[::1%4294967295]:65535;flowinfo=4294967295");
    }
}
