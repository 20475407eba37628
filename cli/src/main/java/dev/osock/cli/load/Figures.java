package dev.osock.cli.load;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What has been sent or received in a time.
///
/// @param nanos the time
/// @param bytes how many bytes, without the headers of protocols
/// @param datagrams in how many datagrams; none of a stream
/// @param losses what has not come; only the sink of datagrams knows
record Figures(long nanos, long bytes, Optional<Long> datagrams, Optional<Losses> losses) {

    /// Nothing, in no time.
    static final Figures NONE = new Figures(0, 0, Optional.empty(), Optional.empty());

    private static final double NANOS_PER_SECOND = 1e9;

    /// Gives the part that has been added to earlier figures. Of what is lost it is all.
    Figures since(Figures earlier) {
        return new Figures(
                nanos - earlier.nanos,
                bytes - earlier.bytes,
                datagrams.map(all -> all - earlier.datagrams.orElse(0L)),
                losses);
    }

    double seconds() {
        return nanos / NANOS_PER_SECOND;
    }

    BitRate rate() {
        return new BitRate(nanos == 0 ? 0 : bytes * (double) Byte.SIZE / seconds());
    }

    /// Prints them as rates, for a table of seconds.
    String line() {
        return String.format(Locale.ROOT, "%12s", rate())
                + datagrams.map(count -> String.format(Locale.ROOT, "  %9.0f datagrams/s", count / seconds()))
                        .orElse("")
                + losses.map(each -> "  " + each.line()).orElse("");
    }

    /// Prints them as totals; what has not come on a line of its own.
    String text() {
        return datagrams.map(count -> count + " datagrams, ").orElse("")
                + String.format(Locale.ROOT, "%d bytes in %.2f s: %s", bytes, seconds(), rate())
                + losses.map(each -> System.lineSeparator() + "  " + each.text()).orElse("");
    }

    /// Gives all by name.
    Map<String, Object> fields() {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("seconds", seconds());
        fields.put("bytes", bytes);
        fields.put("bits_per_second", Math.round(rate().perSecond()));
        datagrams.ifPresent(count -> fields.put("datagrams", count));
        losses.ifPresent(each -> fields.putAll(each.fields()));
        return fields;
    }

    /// Writes them, for the flood to read.
    void write(ByteBuffer to) {
        to.putLong(nanos).putLong(bytes);
        datagrams.ifPresent(to::putLong);
        losses.ifPresent(each -> each.write(to));
    }

    /// Reads those of a sink of datagrams.
    static Figures ofDatagrams(ByteBuffer from) {
        return new Figures(
                from.getLong(), from.getLong(), Optional.of(from.getLong()), Optional.of(Losses.read(from)));
    }

    /// Reads those of a sink of a stream.
    static Figures ofStream(ByteBuffer from) {
        return new Figures(from.getLong(), from.getLong(), Optional.empty(), Optional.empty());
    }
}
