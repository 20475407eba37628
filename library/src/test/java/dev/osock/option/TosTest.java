package dev.osock.option;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.Socket;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.SocketKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Bounded
class TosTest {

    @ParameterizedTest
    @CsvSource({
        "0,   cs0,           0,  cs0,         0",
        "1,   1,             0,  cs0,         0",
        "2,   mincost,       0,  cs0,         0",
        "4,   reliability,   1,  le,          0",
        "8,   throughput,    2,  2,           0",
        "16,  lowdelay,      4,  4,           0",
        "32,  cs1,           8,  cs1,         1",
        "40,  af11,          10, af11,        1",
        "152, af43,          38, af43,        4",
        "176, voice_admit,   44, voice_admit, 5",
        "180, nqb,           45, nqb,         5",
        "184, ef,            46, ef,          5",
        "185, 185,           46, ef,          5",
        "224, cs7,           56, cs7,         7",
        "255, 255,           63, 63,          7"
    })
    void aNumberHasItsReadings(int number, String name, int dscp, String dscpName, int precedence) {
        Tos tos = Tos.of(number);
        assertThat(tos.name()).isEqualTo(name);
        assertThat(tos).hasToString(name);
        assertThat(tos.dscp()).isEqualTo(dscp);
        assertThat(tos.dscpName()).isEqualTo(dscpName);
        assertThat(tos.precedence()).isEqualTo(precedence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lowdelay", "throughput", "reliability", "mincost", "cs0", "cs7", "af11", "af43", "ef"})
    void aNameGivesTheValueThatIsCalledSo(String name) {
        assertThat(Tos.named(name).orElseThrow().name()).isEqualTo(name);
    }

    @Test
    void otherNamesAreNone() {
        assertThat(List.of("", "EF", "default", "df", "va", "8")).allMatch(name -> Tos.named(name).isEmpty());
        assertThat(Tos.named("le")).contains(Tos.RELIABILITY);
    }

    @Test
    void aCodePointIsSetAndReadBack() throws Exception {
        try (Socket socket = SocketKind.INET_DGRAM.open()) {
            socket.setopt(IpOptions.TOS, Tos.AF41);
            assertThat(socket.getopt(IpOptions.TOS)).isEqualTo(Tos.AF41);
        }
    }
}
