import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Copies a jar, and gives its class files the format of Java 17, with what the newer verifier reads. The instructions
/// stay as they are. Java leaves class files of the format of Java 5, which are picocli's, out of an AOT cache, and
/// verifies them by the slow old verifier at each start.
///
///     java release/tool/Renew.java JAR COPY
void main(String[] arguments) throws IOException {
    Path jar = Path.of(arguments[0]);
    try (var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()});
            var in = new ZipFile(jar.toFile());
            var out = new ZipOutputStream(Files.newOutputStream(Path.of(arguments[1])))) {
        ClassFile format = ClassFile.of(StackMapsOption.GENERATE_STACK_MAPS,
                ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(loader)
                        .orElse(ClassHierarchyResolver.defaultResolver())));
        ClassTransform renewed = ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)
                .andThen(ClassTransform.endHandler(type -> type.withVersion(ClassFile.JAVA_17_VERSION, 0)));
        for (ZipEntry entry : Collections.list(in.entries())) {
            ZipEntry copy = new ZipEntry(entry.getName());
            copy.setTimeLocal(entry.getTimeLocal());
            out.putNextEntry(copy);
            try (InputStream bytes = in.getInputStream(entry)) {
                byte[] content = bytes.readAllBytes();
                out.write(entry.getName().endsWith(".class") && !entry.getName().endsWith("module-info.class")
                        ? format.transformClass(format.parse(content), renewed)
                        : content);
            }
        }
    }
}
