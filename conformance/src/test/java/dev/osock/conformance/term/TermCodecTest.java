package dev.osock.conformance.term;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Terms come out as they went in, and bytes that are no term are refused.
final class TermCodecTest {

    @Property
    void aTermIsReadAsItWasWritten(@ForAll("terms") Term term) {
        assertThat(TermReader.read(TermWriter.write(term))).isEqualTo(term);
    }

    @Property
    void anyBytesAreATermOrRefused(@ForAll byte[] bytes) {
        byte[] packet = new byte[bytes.length + 1];
        packet[0] = (byte) 131;
        System.arraycopy(bytes, 0, packet, 1, bytes.length);
        readOrRefuse(packet);
    }

    @Property
    void aChangedTermIsATermOrRefused(@ForAll("terms") Term term, @ForAll int at, @ForAll byte to) {
        byte[] packet = TermWriter.write(term);
        packet[Math.floorMod(at, packet.length)] = to;
        readOrRefuse(packet);
    }

    private static void readOrRefuse(byte[] packet) {
        try {
            assertThat(TermReader.read(packet)).isNotNull();
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageMatching("(?s).+");
        }
    }

    /// As `term_to_binary(T, [{minor_version, 2}])` of Erlang/OTP 25 writes them.
    @ParameterizedTest
    @CsvSource({
        "83 61 05, 5",
        "83 62 ff ff ff ff, -1",
        "83 6e 08 01 00 00 00 00 00 00 00 80, -9223372036854775808",
        "83 6e 08 00 ff ff ff ff ff ff ff ff, 18446744073709551615",
        "83 77 02 6f 6b, ok",
        "83 68 02 77 01 61 61 01, '{a,1}'",
        "83 6a, []",
        "83 6b 00 02 61 62, '[97,98]'",
        "83 6c 00 00 00 01 61 01 61 02, [1|2]",
        "83 6d 00 00 00 02 01 02, '<<1,2>>'",
        "83 74 00 00 00 01 77 01 6b 61 01, #{k => 1}"
    })
    void readsWhatErlangWrites(String hex, String printed) {
        assertThat(TermReader.read(HexFormat.ofDelimiter(" ").parseHex(hex))).hasToString(printed);
    }

    @Test
    void aTermThatIsTooDeepIsRefused() {
        byte[] packet = new byte[4_002];
        for (int i = 1; i < packet.length - 1; i += 2) {
            packet[i] = 104; // a tuple
            packet[i + 1] = 1; // of one element
        }
        packet[0] = (byte) 131;
        packet[packet.length - 1] = 106;
        assertThatThrownBy(() -> TermReader.read(packet)).hasMessageContaining("levels");
    }

    @Test
    void theFirstElementIsReadOfATupleThatIsNoTerm() {
        Term reference = new Term.Reference("n@h", 1, List.of(1, 2, 3));
        byte[] packet = TermWriter.write(Term.tuple(reference, Term.atom("x")));
        packet[packet.length - 3] = (byte) 255;
        assertThatThrownBy(() -> TermReader.read(packet)).isInstanceOf(IllegalArgumentException.class);
        assertThat(TermReader.readFirst(packet)).contains(reference);
    }

    @Provide
    Arbitrary<Term> terms() {
        Arbitrary<Term> atoms = Arbitraries.strings().ofMaxLength(60).map(Term::atom);
        Arbitrary<Term> numbers = Arbitraries.bigIntegers().map(Term.Int::new);
        Arbitrary<Term> longs = Arbitraries.longs().map(Term::number);
        Arbitrary<Term> reals = Arbitraries.doubles().map(Term.Real::new);
        Arbitrary<Term> bytes = Arbitraries.bytes().array(byte[].class).map(Term.Binary::new);
        Arbitrary<Term> pids =
                Arbitraries.integers().map(number -> new Term.Pid("node@host", number, 1, number / 2));
        Arbitrary<Term> references = Arbitraries.integers()
                .list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .map(words -> new Term.Reference("node@host", 7, List.copyOf(words)));
        Arbitrary<Term> leaves = Arbitraries.oneOf(atoms, numbers, longs, reals, bytes, pids, references);
        return Arbitraries.recursive(() -> leaves, TermCodecTest::compound, 0, 3);
    }

    private static Arbitrary<Term> compound(Arbitrary<Term> parts) {
        Arbitrary<List<Term>> lists = parts.list().ofMaxSize(4);
        return Arbitraries.oneOf(
                parts,
                lists.map(Term.Tuple::new),
                lists.map(Term::list),
                parts.list().ofMinSize(1).ofMaxSize(4).map(all -> new Term.Sequence(all, Term.number(1))),
                lists.map(TermCodecTest::dictionary));
    }

    private static Term dictionary(List<Term> terms) {
        Map<Term, Term> entries = new LinkedHashMap<>();
        terms.forEach(term -> entries.put(term, Term.atom("value")));
        return new Term.Dictionary(entries);
    }
}
