package dev.osock.cli;

import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a time in seconds, such as `0.2`.
///
/// It does so without [java.math.BigDecimal], whose tables of powers take as long to make as a quarter of a start.
final class Seconds implements ITypeConverter<Duration> {

    private static final Duration MOST = Duration.ofDays(1);

    @Override
    public Duration convert(String text) {
        if (text.matches("[0-9]{1,9}([.][0-9]{1,9})?")) {
            Duration duration = Duration.parse("PT" + text + "S");
            if (duration.compareTo(MOST) <= 0) {
                return duration;
            }
        }
        throw new TypeConversionException("\"" + text + "\" is not a number of seconds in 0..86400");
    }
}
