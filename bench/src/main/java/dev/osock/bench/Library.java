package dev.osock.bench;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// A build of this library that takes part: the one beside these benchmarks, or that of another commit, or with other
/// switches.
///
/// @param name      what stands for `osock` in the names of its contestants
/// @param classPath its folder of classes or its jar, or several
/// @param options   of `java`
public record Library(String name, String classPath, List<String> options) {

    /// The build beside these benchmarks.
    public static final Library OWN = new Library("osock", System.getProperty("osock.bench.library", ""), List.of());

    /// Reads an argument.
    ///
    /// @param text `NAME=CLASS_PATH[,OPTION...]`; without a class path it is the build beside these benchmarks
    /// @return the library
    /// @throws IllegalArgumentException if it is not of that form, or there is no such file
    public static Library parse(String text) {
        int equals = text.indexOf('=');
        if (equals <= 0) {
            throw new IllegalArgumentException("NAME=CLASS_PATH[,-Dproperty=value...] is wanted, not " + text);
        }
        List<String> parts = Arrays.asList(text.substring(equals + 1).split(",", -1));
        String classPath = parts.getFirst().isEmpty() ? OWN.classPath : parts.getFirst();
        for (String entry : classPath.split(File.pathSeparator, -1)) {
            if (!Files.exists(Path.of(entry))) {
                throw new IllegalArgumentException("there is no " + entry);
            }
        }
        return new Library(text.substring(0, equals), classPath, parts.subList(1, parts.size()));
    }

    /// Gives the class path of a contestant with this library.
    ///
    /// @return that of this process, where this library takes the place of the own one
    public String wholeClassPath() {
        String own = System.getProperty("java.class.path");
        return equals(OWN) ? own : own.replace(OWN.classPath, classPath);
    }

    /// Names one of its contestants.
    ///
    /// @param contestant such as `osock loop`
    /// @return the name with that of this library in it
    public String rename(String contestant) {
        return contestant.replaceFirst("^osock", name);
    }
}
