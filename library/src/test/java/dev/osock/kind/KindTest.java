package dev.osock.kind;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KindTest {
    @ParameterizedTest
    @CsvSource({"unspec, 0", "local, 1", "inet, 2", "inet6, 10", "packet, 17", "vsock, 40"})
    void aDomainIsFoundByTheNameItPrints(String name, int number) {
        assertThat(Domain.of(number).name()).isEqualTo(name);
        assertThat(Domain.of(number)).hasToString(name);
        assertThat(Domain.named(name)).hasValue(Domain.of(number));
    }

    @ParameterizedTest
    @CsvSource({"stream, 1", "dgram, 2", "raw, 3", "rdm, 4", "seqpacket, 5"})
    void aTypeIsFoundByTheNameItPrints(String name, int number) {
        assertThat(Type.of(number).name()).isEqualTo(name);
        assertThat(Type.of(number)).hasToString(name);
        assertThat(Type.named(name)).hasValue(Type.of(number));
    }

    @ParameterizedTest
    @CsvSource({"ip, 0", "icmp, 1", "ipencap, 4", "tcp, 6", "udp, 17", "ipv6, 41", "ipv6-icmp, 58", "sctp, 132"})
    void aProtocolIsFoundByTheNameItPrints(String name, int number) {
        assertThat(Protocol.of(number).name()).isEqualTo(name);
        assertThat(Protocol.of(number)).hasToString(name);
        assertThat(Protocol.named(name)).hasValue(Protocol.of(number));
    }

    @Test
    void theDefaultProtocolIsAnotherNameOfZero() {
        assertThat(Protocol.named("default")).hasValue(Protocol.DEFAULT);
        assertThat(Protocol.DEFAULT).isEqualTo(Protocol.IP).hasToString("ip");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 99, 0x80801, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void anyOtherNumberIsKeptAndPrintedInDecimal(int number) {
        assertThat(Domain.of(number).number()).isEqualTo(number);
        assertThat(Domain.of(number)).hasToString(Integer.toString(number));
        assertThat(Type.of(number).number()).isEqualTo(number);
        assertThat(Type.of(number)).hasToString(Integer.toString(number));
        assertThat(Protocol.of(number).number()).isEqualTo(number);
        assertThat(Protocol.of(number)).hasToString(Integer.toString(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "INET", "STREAM", "TCP", "17", "no such name"})
    void whatIsNotANameIsNotFound(String name) {
        assertThat(Domain.named(name)).isEmpty();
        assertThat(Type.named(name)).isEmpty();
        assertThat(Protocol.named(name)).isEmpty();
    }

    @Test
    void kindsAreEqualByNumber() {
        assertThat(Domain.of(2)).isEqualTo(Domain.INET).hasSameHashCodeAs(Domain.INET).isNotEqualTo(Domain.INET6);
        assertThat(Type.of(1)).isEqualTo(Type.STREAM).hasSameHashCodeAs(Type.STREAM).isNotEqualTo(Type.DGRAM);
        assertThat(Protocol.of(6)).isEqualTo(Protocol.TCP).hasSameHashCodeAs(Protocol.TCP).isNotEqualTo(Protocol.UDP);
    }
}
