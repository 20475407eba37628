package dev.osock.bench.jmh;

import java.io.IOException;
import java.io.UncheckedIOException;

/// Opens what a benchmark uses. JMH's own classes call its constructor, and know no checked exceptions.
interface Opening<T> {

    /// Opens.
    T open() throws IOException;

    /// Opens, or throws what need not be declared.
    static <T> T now(Opening<T> opening) {
        try {
            return opening.open();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
