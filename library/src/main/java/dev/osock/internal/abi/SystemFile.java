package dev.osock.internal.abi;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads small text files of the system, which may be missing.
///
/// With `java.io`, whose native library every process has loaded: names are also wanted for the text of an error, which may be that there is
/// no descriptor left, and then no library can be loaded.
final class SystemFile {

    private SystemFile() {}

    /// Gives the lines, or none if there is no such file.
    ///
    /// @return the lines, or null if the file cannot be read now, as when there is no descriptor left
    static @Nullable List<String> lines(String path, Charset charset) {
        var named = new File(path);
        try (var file = new FileInputStream(named)) {
            return new String(file.readAllBytes(), charset).lines().toList();
        } catch (IOException e) {
            return named.exists() ? null : List.of();
        }
    }
}
