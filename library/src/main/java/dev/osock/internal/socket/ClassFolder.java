package dev.osock.internal.socket;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.stream.Stream;

/// The folder that the library's classes come from, if they come from one, as in development.
///
/// To load a class from there takes a descriptor. Without one left it cannot be loaded, and then never again: what
/// should be the errno of a call would be a [NoClassDefFoundError]. From a jar, which is open already, or a run-time
/// image a class can be had at any time.
final class ClassFolder {

    private static final String CLASS = ".class";

    private ClassFolder() {}

    /// Loads all classes, and initialises none, if they come from a folder. Takes some 40 ms then, and nothing else.
    static void loadAll() {
        CodeSource source = ClassFolder.class.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null || !source.getLocation().getPath().endsWith("/")) {
            return;
        }
        String packages = "dev/osock";
        try {
            Path folder = Path.of(URI.create(source.getLocation().toString()));
            try (Stream<Path> files = Files.walk(folder.resolve(packages))) {
                files.map(file -> folder.relativize(file).toString())
                        .filter(file -> file.endsWith(CLASS))
                        .forEach(ClassFolder::load);
            }
        } catch (IOException | UncheckedIOException | IllegalArgumentException | FileSystemNotFoundException unusual) {
            // then they are loaded as they are needed
        }
    }

    private static void load(String file) {
        String name = file.substring(0, file.length() - CLASS.length()).replace('/', '.');
        try {
            Class.forName(name, false, ClassFolder.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError unusable) {
            // an annotation that is there for the compiler only, or another's class: whoever needs it hears of it
        }
    }
}
