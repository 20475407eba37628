package dev.osock.message;

import static dev.osock.message.MsgFlags.CMSG_CLOEXEC;
import static dev.osock.message.MsgFlags.CTRUNC;
import static dev.osock.message.MsgFlags.DONTWAIT;
import static dev.osock.message.MsgFlags.NONE;
import static dev.osock.message.MsgFlags.OOB;
import static dev.osock.message.MsgFlags.PEEK;
import static dev.osock.message.MsgFlags.TRUNC;
import static dev.osock.message.MsgFlags.WAITALL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MsgFlagsTest {
    @ParameterizedTest
    @CsvSource({
        "oob, 1", "peek, 2", "dontroute, 4", "ctrunc, 8", "trunc, 32", "eor, 128", "confirm, 2048",
        "errqueue, 8192", "nosignal, 16384", "more, 32768", "cmsg_cloexec, 1073741824",
        "waitall, 256", "dontwait, 64"
    })
    void aFlagIsFoundByTheNameItPrints(String name, int bits) {
        assertThat(MsgFlags.named(name)).hasValue(MsgFlags.of(bits));
        assertThat(MsgFlags.of(bits)).hasToString(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "none", "PEEK", "MSG_PEEK", "peek|trunc", "2"})
    void whatIsNotANameIsNotFound(String name) {
        assertThat(MsgFlags.named(name)).isEmpty();
    }

    @Test
    void otpsFlagsAreNamedInItsOrder() {
        MsgFlags all = MsgFlags.of(1 | 2 | 4 | 8 | 32 | 128 | 2048 | 8192 | 16384 | 32768 | 1 << 30);
        assertThat(all.names()).containsExactly(
                "cmsg_cloexec",
                "confirm",
                "ctrunc",
                "dontroute",
                "eor",
                "errqueue",
                "more",
                "nosignal",
                "oob",
                "peek",
                "trunc");
    }

    @Test
    void otherFlagsAreNamedAfterOtpsAndTheRestIsOneNumber() {
        assertThat(MsgFlags.of(0x80_0000).or(WAITALL).or(DONTWAIT).or(TRUNC).or(PEEK))
                .hasToString("peek|trunc|dontwait|waitall|0x800000");
        assertThat(MsgFlags.of(0x8080_0000).names()).containsExactly("0x80800000");
    }

    @Test
    void aBitThatMeansTwoThingsIsNamedByItsDirection() {
        MsgFlags received = new MsgFlags(0x8080, MsgFlags.Direction.RECEIVED);
        assertThat(received).hasToString("eor|notification").isEqualTo(MsgFlags.of(0x8080));
        assertThat(received.without(MsgFlags.EOR)).hasToString("notification").isEqualTo(MsgFlags.NOTIFICATION);
        assertThat(received.contains(MsgFlags.NOTIFICATION)).isTrue();
        assertThat(MsgFlags.of(0x8080)).hasToString("eor|more");
        assertThat(MsgFlags.named("notification")).hasValue(MsgFlags.NOTIFICATION);
        assertThat(MsgFlags.NOTIFICATION).hasToString("notification").hasSameHashCodeAs(MsgFlags.MORE);
    }

    @Test
    void noFlagsPrintAsNone() {
        assertThat(NONE).hasToString("none");
        assertThat(NONE.names()).isEmpty();
        assertThat(MsgFlags.of()).isEqualTo(NONE);
    }

    @Test
    void flagsAreCombinedAndTakenAway() {
        MsgFlags flags = MsgFlags.of(PEEK, OOB, CMSG_CLOEXEC);
        assertThat(flags.bits()).isEqualTo(0x4000_0003);
        assertThat(flags).isEqualTo(PEEK.or(OOB).or(CMSG_CLOEXEC));
        assertThat(flags.without(OOB)).isEqualTo(MsgFlags.of(CMSG_CLOEXEC, PEEK));
        assertThat(flags.without(TRUNC)).isEqualTo(flags);
    }

    @Test
    void flagsContainOnlyWhatIsSetWhole() {
        MsgFlags flags = MsgFlags.of(PEEK, CTRUNC);
        assertThat(flags.contains(PEEK)).isTrue();
        assertThat(flags.contains(flags)).isTrue();
        assertThat(flags.contains(NONE)).isTrue();
        assertThat(flags.contains(MsgFlags.of(PEEK, TRUNC))).isFalse();
        assertThat(NONE.contains(PEEK)).isFalse();
    }

    @Test
    void theNamesCannotBeChanged() {
        List<String> names = PEEK.names();
        assertThatThrownBy(() -> names.add("oob")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Property
    void theNamesSayEveryBit(@ForAll int bits) {
        MsgFlags said = NONE;
        for (String name : MsgFlags.of(bits).names()) {
            said = said.or(MsgFlags.named(name)
                    .orElseGet(() -> MsgFlags.of(Integer.parseUnsignedInt(name.substring(2), 16))));
        }
        assertThat(said).isEqualTo(MsgFlags.of(bits));
    }

    @Property
    void orAndWithoutAreThoseOfTheBits(@ForAll int one, @ForAll int other) {
        MsgFlags a = MsgFlags.of(one);
        MsgFlags b = MsgFlags.of(other);
        assertThat(a.or(b).bits()).isEqualTo(one | other);
        assertThat(a.without(b).bits()).isEqualTo(one & ~other);
        assertThat(a.or(b).contains(b)).isTrue();
    }
}
