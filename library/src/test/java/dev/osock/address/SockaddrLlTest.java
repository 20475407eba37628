package dev.osock.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.osock.kind.Domain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SockaddrLlTest {

    private static final byte[] MAC = {0x02, 0x42, (byte) 0xAC, 0x11, 0, 2};

    @Test
    void printsAllFields() {
        assertThat(new SockaddrLl(0x0800, 2, HardwareType.ETHER, PacketType.HOST, MAC))
                .hasToString("packet:0x0800,ifindex=2,hatype=ether,pkttype=host,addr=02:42:ac:11:00:02");
    }

    @Test
    void familyIsPacket() {
        assertThat(SockaddrLl.of(3, 1).family()).isEqualTo(Domain.PACKET);
    }

    @Test
    void factoriesLeaveOutWhatIsOnlyReceived() {
        SockaddrLl address = SockaddrLl.of(0x86DD, 4, MAC);

        assertThat(address.protocol()).isEqualTo(0x86DD);
        assertThat(address.ifindex()).isEqualTo(4);
        assertThat(address.addr()).isEqualTo(MAC);
        assertThat(address.hatype().number()).isZero();
        assertThat(address.pkttype().number()).isZero();
        assertThat(SockaddrLl.of(3, 1).addr()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65536})
    void protocolHas16Bits(int protocol) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SockaddrLl.of(protocol, 1))
                .withMessage("protocol %d is outside 0..65535", protocol);
    }

    @Test
    void linkLayerAddressHasAtMost32Bytes() {
        assertThat(SockaddrLl.of(0, 1, new byte[32]).addr()).hasSize(32);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SockaddrLl.of(0, 1, new byte[33]))
                .withMessage("link-layer address of 33 bytes is longer than 32");
    }

    @Test
    void bytesAreCopiedInAndOut() {
        byte[] bytes = MAC.clone();
        SockaddrLl address = SockaddrLl.of(0, 1, bytes);
        bytes[0] = 9;
        address.addr()[1] = 9;

        assertThat(address.addr()).isEqualTo(MAC);
    }

    @Test
    void equalContentsAreEqualAddresses() {
        SockaddrLl address = new SockaddrLl(1, 2, HardwareType.ETHER, PacketType.HOST, MAC);

        assertThat(address)
                .isEqualTo(new SockaddrLl(1, 2, HardwareType.of(1), PacketType.of(0), MAC.clone()))
                .hasSameHashCodeAs(new SockaddrLl(1, 2, HardwareType.of(1), PacketType.of(0), MAC.clone()))
                .isNotEqualTo(new SockaddrLl(0, 2, HardwareType.ETHER, PacketType.HOST, MAC))
                .isNotEqualTo(new SockaddrLl(1, 0, HardwareType.ETHER, PacketType.HOST, MAC))
                .isNotEqualTo(new SockaddrLl(1, 2, HardwareType.NONE, PacketType.HOST, MAC))
                .isNotEqualTo(new SockaddrLl(1, 2, HardwareType.ETHER, PacketType.USER, MAC))
                .isNotEqualTo(new SockaddrLl(1, 2, HardwareType.ETHER, PacketType.HOST, new byte[6]));
    }

    @Test
    void jdkHasNoSuchAddress() {
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> SockaddrLl.of(0, 1).toSocketAddress())
                .withMessageStartingWith("java.net has no address for packet:");
    }

    @ParameterizedTest
    @CsvSource({
        "0,host", "1,broadcast", "2,multicast", "3,otherhost", "4,outgoing", "5,loopback", "6,user", "7,kernel",
        "8,8",
        "255,255"
    })
    void packetTypeHasOtpsNameOrItsNumber(int number, String name) {
        assertThat(PacketType.of(number).name()).isEqualTo(name);
        assertThat(PacketType.of(number)).hasToString(name);
    }

    @ParameterizedTest
    @CsvSource({
        "0,netrom", "1,ether", "2,eether", "3,ax25", "4,pronet", "5,chaos", "6,ieee802", "7,arcnet", "8,appletlk",
        "15,dlci", "19,atm", "23,metricom", "24,ieee1394", "27,eui64", "32,infiniband", "768,tunnel", "769,tunnel6",
        "772,loopback", "773,localtlk", "65534,none", "65535,void", "9,9", "801,801"
    })
    void hardwareTypeHasOtpsNameOrItsNumber(int number, String name) {
        assertThat(HardwareType.of(number).name()).isEqualTo(name);
        assertThat(HardwareType.of(number)).hasToString(name);
    }

    @Test
    void typesOutsideTheirFieldsAreRejected() {
        assertThatIllegalArgumentException().isThrownBy(() -> PacketType.of(256)).withMessageContaining("256");
        assertThatIllegalArgumentException().isThrownBy(() -> PacketType.of(-1)).withMessageContaining("-1");
        assertThatIllegalArgumentException().isThrownBy(() -> HardwareType.of(65536)).withMessageContaining("65536");
        assertThatIllegalArgumentException().isThrownBy(() -> HardwareType.of(-1)).withMessageContaining("-1");
    }
}
