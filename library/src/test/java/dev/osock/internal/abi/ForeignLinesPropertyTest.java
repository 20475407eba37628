package dev.osock.internal.abi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Whatever lines the system's databases have: those that make sense count, and nothing is thrown.
class ForeignLinesPropertyTest {

    @Provide
    Arbitrary<List<String>> lines() {
        Arbitrary<String> alike = Arbitraries.strings()
                .withChars("abc0123456789 \t#/-tcpudp\u0660\0".toCharArray())
                .ofMaxLength(40);
        return Arbitraries.oneOf(Arbitraries.strings().ofMaxLength(40), alike).list().ofMaxSize(20);
    }

    @Property(tries = 2000)
    void aLineThatMakesSenseIsFoundAmongAnyOthers(@ForAll("lines") List<String> lines) {
        List<String> protocols = new ArrayList<>(lines);
        protocols.add("sensible-protocol 250 SENSIBLE-ALIAS # and a remark");
        ProtocolDatabase read = ProtocolDatabase.of(protocols);
        assertThat(read.number("sensible-protocol")).hasValue(250);
        assertThat(read.number("SENSIBLE-ALIAS")).hasValue(250);
        assertThat(read.all().values()).allSatisfy(number -> assertThat(number).isNotNegative());
        List<String> services = new ArrayList<>(lines);
        services.add("sensible-service 65000/sctp");
        assertThat(ServiceDatabase.of(services).name(65_000, "sctp")).hasValue("sensible-service");
    }
}
