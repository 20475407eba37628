package dev.osock.cli.load;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How many bits go in a second.
///
/// @param perSecond the number, which is infinite if there is no limit
public record BitRate(double perSecond) {

    /// As fast as it goes.
    public static final BitRate UNLIMITED = new BitRate(Double.POSITIVE_INFINITY);

    private static final String NO_LIMIT = "unlimited";
    private static final Pattern FORM = Pattern.compile("([0-9]{1,12}(?:[.][0-9]{1,9})?)([KMG]?)");
    private static final String FACTORS = "KMG";
    private static final List<String> UNITS = List.of("bit/s", "kbit/s", "Mbit/s", "Gbit/s", "Tbit/s");
    private static final int THOUSAND = 1000;
    private static final double NANOS_PER_BYTE = 8e9;

    /// Parses a number that may have K, M or G behind it, or `unlimited`.
    ///
    /// @param text such as `2.5M`
    /// @return the rate
    /// @throws IllegalArgumentException if the text is of another form, or 0; the message is for the user
    public static BitRate parse(String text) {
        if (text.equals(NO_LIMIT)) {
            return UNLIMITED;
        }
        Matcher form = FORM.matcher(text.toUpperCase(Locale.ROOT));
        if (form.matches()) {
            int power = form.group(2).isEmpty() ? 0 : FACTORS.indexOf(form.group(2)) + 1;
            BigDecimal number = new BigDecimal(form.group(1)).multiply(BigDecimal.valueOf(THOUSAND).pow(power));
            if (number.signum() > 0) {
                return new BitRate(number.doubleValue());
            }
        }
        throw new IllegalArgumentException("\"" + text + "\" is no rate: it is a number of bits per second above 0, "
                + "which may have K, M or G behind it, or \"" + NO_LIMIT + "\"");
    }

    /// Tells how long so many bytes take.
    long nanos(long bytes) {
        return (long) (bytes * NANOS_PER_BYTE / perSecond);
    }

    /// Prints three digits of it.
    @Override
    public String toString() {
        if (equals(UNLIMITED)) {
            return NO_LIMIT;
        }
        double number = perSecond;
        int unit = 0;
        while (number >= 999.5 && unit < UNITS.size() - 1) {
            number /= THOUSAND;
            unit++;
        }
        String form = number >= 99.95 ? "%.0f %s" : number >= 9.995 ? "%.1f %s" : "%.2f %s";
        return String.format(Locale.ROOT, form, number, UNITS.get(unit));
    }
}
