package dev.osock.architecture;

import dev.osock.error.SocketException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads compiled classes and what each refers to.
final class ClassFiles {
    private static final Pattern TYPE_IN_DESCRIPTOR = Pattern.compile("L((?:java|dev/osock)/[\\w/$]+)[;<]");

    /// A class and the classes it refers to in code, descriptors, signatures and annotations.
    record Compiled(String name, SortedSet<String> uses) {}

    private ClassFiles() {}

    /// Names the folder that the library's own classes were compiled to.
    static Path ofLibrary() {
        return locationOf(SocketException.class);
    }

    static Path ofTests() {
        return locationOf(ClassFiles.class);
    }

    /// Loads the library's classes in the packages that other modules see.
    static Stream<Class<?>> exported() throws IOException {
        Set<String> exported = ModuleFinder.of(ofLibrary())
                .find("dev.osock")
                .orElseThrow()
                .descriptor()
                .exports()
                .stream()
                .map(Exports::source)
                .collect(Collectors.toSet());
        return read(ofLibrary(), "dev.osock")
                .stream()
                .map(Compiled::name)
                .<Class<?>>map(ClassFiles::load)
                .filter(type -> exported.contains(type.getPackageName()));
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, ClassFiles.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Reads all classes of a package and those below it.
    static List<Compiled> read(Path folder, String rootPackage) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve(rootPackage.replace('.', '/')))) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .filter(file -> !file.endsWith("package-info.class"))
                    .map(ClassFiles::read)
                    .toList();
        }
    }

    private static Compiled read(Path file) {
        try {
            ClassModel model = ClassFile.of().parse(file);
            SortedSet<String> uses = new TreeSet<>();
            for (PoolEntry entry : model.constantPool()) {
                switch (entry) {
                    case ClassEntry type when !type.name().stringValue().startsWith("[") ->
                        uses.add(dotted(type.name()));
                    case Utf8Entry text -> TYPE_IN_DESCRIPTOR.matcher(text.stringValue())
                            .results()
                            .forEach(match -> uses.add(match.group(1).replace('/', '.')));
                    default -> {}
                }
            }
            return new Compiled(dotted(model.thisClass().name()), uses);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String dotted(Utf8Entry internalName) {
        return internalName.stringValue().replace('/', '.');
    }

    private static Path locationOf(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
