package dev.osock.cli.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BitRateTest {

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1.00 bit/s", "999, 999, 999 bit/s", "64K, 64000, 64.0 kbit/s", "64k, 64000, 64.0 kbit/s",
        "1M, 1000000, 1.00 Mbit/s", "2.5G, 2500000000, 2.50 Gbit/s", "0.5M, 500000, 500 kbit/s",
        "9999, 9999, 10.0 kbit/s", "999600, 999600, 1.00 Mbit/s", "400G, 400000000000, 400 Gbit/s",
        "999999G, 999999000000000, 1000 Tbit/s"
    })
    void parsesAndPrints(String text, double bits, String printed) {
        BitRate rate = BitRate.parse(text);

        assertThat(rate.perSecond()).isEqualTo(bits);
        assertThat(rate).hasToString(printed);
    }

    @Test
    void mayBeUnlimited() {
        assertThat(BitRate.parse("unlimited")).isEqualTo(BitRate.UNLIMITED).hasToString("unlimited");
        assertThat(BitRate.UNLIMITED.nanos(Long.MAX_VALUE)).isZero();
    }

    @Test
    void tellsHowLongBytesTake() {
        assertThat(BitRate.parse("1M").nanos(125_000)).isEqualTo(1_000_000_000);
        assertThat(BitRate.parse("8G").nanos(1)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0.0M", "-1", "1T", "1 M", "M", "1e6", "1.M", "fast", "1234567890123"})
    void saysWhatARateIs(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BitRate.parse(text))
                .withMessageStartingWith("\"" + text + "\" is no rate")
                .withMessageContaining("K, M or G");
    }
}
