package dev.osock.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.osock.kind.Domain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SockaddrVmTest {

    @ParameterizedTest
    @CsvSource({
        "4294967295, 5000, 0, vsock:any:5000",
        "0, 1, 0, vsock:hypervisor:1",
        "1, 4294967295, 0, vsock:local:any",
        "2, 0, 0, vsock:host:0",
        "3, 4294967294, 1, vsock:3:4294967294;flags=1"
    })
    void printsNamesWhereThereAreSome(long cid, long port, int flags, String text) {
        assertThat(new SockaddrVm(cid, port, flags)).hasToString(text);
    }

    @Test
    void factoriesNameTheMachine() {
        assertThat(SockaddrVm.any(7)).isEqualTo(new SockaddrVm(SockaddrVm.CID_ANY, 7));
        assertThat(SockaddrVm.local(7)).isEqualTo(new SockaddrVm(SockaddrVm.CID_LOCAL, 7, 0));
        assertThat(SockaddrVm.host(7)).isEqualTo(new SockaddrVm(SockaddrVm.CID_HOST, 7, 0));
        assertThat(SockaddrVm.host(7).family()).isEqualTo(Domain.VSOCK);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 4_294_967_296L, Long.MIN_VALUE})
    void numbersHave32BitsAndNoSign(long number) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SockaddrVm(number, 1))
                .withMessage("CID %d is outside 0..4294967295", number);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SockaddrVm.any(number))
                .withMessage("port %d is outside 0..4294967295", number);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 256})
    void flagsHave8Bits(int flags) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SockaddrVm(3, 1, flags))
                .withMessage("flags %d is outside 0..255", flags);
    }

    @Test
    void whatIsWrongWithATextIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sockaddr.parse("vsock:3:70000000000"))
                .withMessageEndingWith("port \"70000000000\" is not a number in 0..4294967295");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sockaddr.parse("vsock:nobody:7"))
                .withMessageEndingWith("CID \"nobody\" is not a number in 0..4294967295");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sockaddr.parse("vsock:3:7;to_host"))
                .withMessageEndingWith("\";to_host\" is not ;flags=N");
    }

    @Test
    void jdkHasNoSuchAddress() {
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> SockaddrVm.host(7).toSocketAddress())
                .withMessage("java.net has no address for vsock:host:7");
    }
}
