package dev.osock.cli;

import java.math.BigDecimal;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a time in seconds, such as `0.2`.
final class Seconds implements ITypeConverter<Duration> {

    private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);
    private static final BigDecimal MOST = BigDecimal.valueOf(86_400);

    @Override
    public Duration convert(String text) {
        if (text.matches("[0-9]{1,9}([.][0-9]{1,9})?")) {
            BigDecimal seconds = new BigDecimal(text);
            if (seconds.compareTo(MOST) <= 0) {
                return Duration.ofNanos(seconds.multiply(NANOS).longValue());
            }
        }
        throw new TypeConversionException("\"" + text + "\" is not a number of seconds in 0..86400");
    }
}
