package dev.osock.internal.abi;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/// Reads small text files of the system, which may be missing.
///
/// With `java.io`, whose native library every process has loaded: names are also wanted for the text of an error, which
/// may be that there is no descriptor left, and then no library can be loaded.
final class SystemFile {

    private static final int MOST_DIGITS = 9;

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

    /// Takes a line apart: its fields are between white space, and a comment begins with a hash mark. Without regular
    /// expressions, which need much stack, as texts of errors are also wanted where there is little.
    static List<String> fields(String line) {
        int comment = line.indexOf('#');
        var tokens = new StringTokenizer(comment < 0 ? line : line.substring(0, comment));
        List<String> fields = new ArrayList<>();
        while (tokens.hasMoreTokens()) {
            fields.add(tokens.nextToken());
        }
        return fields;
    }

    /// Reads a decimal number of at most nine digits.
    ///
    /// @return the number, or -1 if the text is none
    static int number(String digits) {
        boolean isNumber = !digits.isEmpty() && digits.length() <= MOST_DIGITS;
        for (int i = 0; i < digits.length(); i++) {
            isNumber &= digits.charAt(i) >= '0' && digits.charAt(i) <= '9';
        }
        return isNumber ? Integer.parseInt(digits) : -1;
    }
}
