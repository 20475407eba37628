package dev.osock.internal.abi;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProtocolDatabaseTest {
    private static final List<String> LINES = List.of(
            "# Internet (IP) protocols",
            "",
            "ip\t0\tIP\t\t# internet protocol, pseudo protocol number",
            "hopopt\t0\tHOPOPT",
            "icmp\t1\tICMP",
            "ipencap 4 IP-ENCAP",
            "  tcp 6 TCP # transmission control protocol",
            "rspf\t73\tRSPF CPHB\t# two aliases",
            "ipip\t94\tIPIP",
            "manet\t138\t\t# no alias");

    @Test
    void everyCanonicalNameAndAliasHasItsNumberInTheCaseItIsWrittenIn() {
        ProtocolDatabase database = ProtocolDatabase.of(LINES);
        assertThat(database.number("icmp")).hasValue(1);
        assertThat(database.number("ICMP")).hasValue(1);
        assertThat(database.number("Icmp")).isEmpty();
        assertThat(database.number("CPHB")).hasValue(73);
        assertThat(database.number("manet")).hasValue(138);
        assertThat(database.number("#")).isEmpty();
    }

    @Test
    void aNumberIsNamedByTheFirstLineThatHasIt() {
        ProtocolDatabase database = ProtocolDatabase.of(LINES);
        assertThat(database.name(0)).hasValue("ip");
        assertThat(database.number("hopopt")).hasValue(0);
        assertThat(database.name(4)).hasValue("ipencap");
        assertThat(database.name(6)).hasValue("tcp");
        assertThat(database.name(94)).hasValue("ipip");
        assertThat(database.name(99)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "nonsense", "nonsense six", "nonsense -6", "nonsense 6x", "nonsense 99999999999", "nonsense # 6"
    })
    void aMalformedLineIsPassedOver(String line) {
        ProtocolDatabase database = ProtocolDatabase.of(List.of(line, "icmp 1"));
        assertThat(database.number("nonsense")).isEmpty();
        assertThat(database.number("icmp")).hasValue(1);
    }

    @Test
    void theListCannotBeChanged() {
        Map<String, Integer> all = ProtocolDatabase.of(LINES).all();
        assertThatThrownBy(() -> all.put("x", 1)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void theSystemsDatabaseIsItsFile() throws IOException {
        Path file = Path.of("/etc/protocols");
        List<String> lines = Files.exists(file) ? Files.readAllLines(file, ISO_8859_1) : List.of();
        assertThat(ProtocolDatabase.system().all()).isEqualTo(ProtocolDatabase.of(lines).all());
        assertThat(ProtocolDatabase.system()).isSameAs(ProtocolDatabase.system());
    }
}
