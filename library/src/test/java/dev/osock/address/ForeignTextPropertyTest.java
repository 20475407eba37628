package dev.osock.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Whatever text is given for an address: it is one, or an `IllegalArgumentException` says that it is none.
class ForeignTextPropertyTest {

    private static final String LETTERS = "0123456789abcdefABCDEFx.:[]%;=@\\/ -+unixvsock\u0660\u00e9\ud800\0\n";

    @Provide
    Arbitrary<String> text() {
        Arbitrary<String> alike = Arbitraries.strings().withChars(LETTERS.toCharArray()).ofMaxLength(60);
        Arbitrary<String> changed = Combinators.combine(
                AnySockaddr.any().map(Object::toString),
                Arbitraries.integers().between(0, 200),
                Arbitraries.of(LETTERS.chars().mapToObj(each -> (char) each).toList()),
                Arbitraries.integers().between(0, 2))
                .as(ForeignTextPropertyTest::changed);
        return Arbitraries.oneOf(Arbitraries.strings().ofMaxLength(60), alike, changed);
    }

    private static String changed(String text, int place, char letter, int how) {
        int at = place % (text.length() + 1);
        int behind = Math.min(text.length(), at + (how == 0 ? 0 : 1));
        return text.substring(0, at) + (how == 2 ? "" : letter) + text.substring(behind);
    }

    @Property(tries = 5000)
    void isAnAddressOrIsRefused(@ForAll("text") String text) {
        parses(Sockaddr::parse, text);
        parses(InAddr::parse, text);
        parses(In6Addr::parse, text);
        parses(host -> SockaddrIn.of(host, 9), text);
        parses(host -> SockaddrIn6.of(host, 9), text);
        parses(SockaddrUn::path, text);
    }

    private static <T> void parses(Function<String, T> parser, String text) {
        T address;
        try {
            address = parser.apply(text);
        } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage()).isNotEmpty();
            return;
        }
        assertThat(address.toString()).matches("[ -~]+");
    }
}
