package dev.osock.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.internal.abi.ProtocolDatabase;
import dev.osock.internal.call.Protocols;
import dev.osock.kind.Protocol;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProtocolsTest {

    @Test
    void everyConstantIsKnownByNameWithoutAFile() {
        Protocols protocols = Protocols.of(ProtocolDatabase.of(List.of()));
        Protocol.all().forEach((name, number) -> {
            if (!name.equals("default")) {
                assertThat(protocols.number(name)).hasValue(number);
                assertThat(protocols.name(number)).isEqualTo(name);
            }
        });
        assertThat(protocols.number("icmp")).hasValue(1);
        assertThat(protocols.number("raw")).hasValue(255);
        assertThat(protocols.number("default")).isEmpty();
        assertThat(protocols.name(250)).isEqualTo("250");
    }

    @Test
    void theFileWinsOverTheConstants() {
        Protocols protocols = Protocols.of(ProtocolDatabase.of(List.of("transport 6 tcp", "udp 18", "hopopt 0")));
        assertThat(protocols.name(6)).isEqualTo("transport");
        assertThat(protocols.number("tcp")).hasValue(6);
        assertThat(protocols.number("udp")).hasValue(18);
        assertThat(protocols.name(0)).isEqualTo("hopopt");
        assertThat(protocols.number("ip")).hasValue(0);
        assertThat(protocols.all().keySet()).startsWith("transport", "tcp", "udp", "hopopt", "ip").contains("raw");
    }
}
