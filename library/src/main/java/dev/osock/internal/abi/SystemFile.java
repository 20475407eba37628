package dev.osock.internal.abi;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;

/// Reads small text files of the system, which may be missing.
///
/// With `java.io`, whose native library every process has loaded: names are also wanted for the text of an error, which may be that there is
/// no descriptor left, and then no library can be loaded.
final class SystemFile {

    private SystemFile() {}

    /// Gives the lines, or none if the file cannot be read.
    static List<String> lines(String path, Charset charset) {
        try (var file = new FileInputStream(path)) {
            return new String(file.readAllBytes(), charset).lines().toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
