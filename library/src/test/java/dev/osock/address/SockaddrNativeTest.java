package dev.osock.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.osock.kind.Domain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SockaddrNativeTest {

    @Test
    void unspecHasNeitherFamilyNorBytes() {
        SockaddrNative unspec = SockaddrNative.unspec();

        assertThat(unspec.family()).isEqualTo(Domain.UNSPEC);
        assertThat(unspec.addr()).isEmpty();
        assertThat(unspec).hasToString("unspec").isEqualTo(Sockaddr.unspec());
        assertThat(unspec).isEqualTo(new SockaddrNative(0, new byte[0]));
    }

    @Test
    void printsNumberAndBytes() {
        assertThat(new SockaddrNative(16, new byte[] {0, 1, -1})).hasToString("family 16 [00 01 ff]");
        assertThat(new SockaddrNative(0, new byte[] {7})).hasToString("family 0 [07]");
        assertThat(new SockaddrNative(16, new byte[0])).hasToString("family 16 []");
    }

    @Test
    void holdsAtMost126Bytes() {
        assertThat(new SockaddrNative(16, new byte[126]).addr()).hasSize(126);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SockaddrNative(16, new byte[127]))
                .withMessage("native address of 127 bytes is longer than 126");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65536})
    void familyHas16Bits(int family) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SockaddrNative(family, new byte[0]))
                .withMessage("address family %d is outside 0..65535", family);
    }

    @Test
    void bytesAreCopiedInAndOut() {
        byte[] bytes = {1, 2};
        SockaddrNative address = new SockaddrNative(16, bytes);
        bytes[0] = 9;
        address.addr()[1] = 9;

        assertThat(address.addr()).containsExactly(1, 2);
    }

    @Test
    void equalContentsAreEqualAddresses() {
        SockaddrNative address = new SockaddrNative(16, new byte[] {1, 2});

        assertThat(address)
                .isEqualTo(new SockaddrNative(Domain.NETLINK, new byte[] {1, 2}))
                .hasSameHashCodeAs(new SockaddrNative(Domain.NETLINK, new byte[] {1, 2}))
                .isNotEqualTo(new SockaddrNative(17, new byte[] {1, 2}))
                .isNotEqualTo(new SockaddrNative(16, new byte[] {1, 3}));
    }

    @Test
    void jdkHasNoSuchAddress() {
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> Sockaddr.unspec().toSocketAddress())
                .withMessage("java.net has no address for unspec");
    }
}
