package dev.osock.internal.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.ValueLayout;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A native image has what its metadata tells of beforehand, and nothing else that is found only when the program runs.
class NativeImageTest {

    private static final String METADATA = "/META-INF/native-image/dev.osock/osock/reachability-metadata.json";

    @Test
    void theMetadataTellsOfTheCallAsItIsAskedFor() throws IOException {
        String parameters = Downcall.SEVEN_LONGS.argumentLayouts()
                .stream()
                .map(NativeImageTest::name)
                .collect(Collectors.joining(", "));
        String expected = String.format(Locale.ROOT, """
                {
                  "foreign": {
                    "downcalls": [
                      {
                        "returnType": %s,
                        "parameterTypes": [%s],
                        "options": {
                          "firstVariadicArg": %d,
                          "captureCallState": %b
                        }
                      }
                    ]
                  }
                }
                """,
                name(Downcall.SEVEN_LONGS.returnLayout().orElseThrow()),
                parameters,
                Downcall.FIRST_VARIADIC,
                !Downcall.CAPTURED.isEmpty());

        try (InputStream metadata = Downcall.class.getResourceAsStream(METADATA)) {
            assertThat(metadata).isNotNull();
            assertThat(new String(metadata.readAllBytes(), UTF_8)).isEqualTo(expected);
        }
    }

    /// A layout as the metadata names it: that of a `long` of Java has the same name on every platform.
    private static String name(MemoryLayout layout) {
        assertThat(layout).isEqualTo(ValueLayout.JAVA_LONG);
        return "\"jlong\"";
    }

    @Test
    void nothingElseHasToBeTold() throws Exception {
        assertThat(calls("java/lang/foreign/Linker", "downcallHandle", "upcallStub"))
                .containsExactly("dev/osock/internal/kernel/Downcall calls downcallHandle");
        // whose classes come from a folder, which a native image has none of
        assertThat(calls("java/lang/Class", "forName", "getResource", "getResourceAsStream", "getMethod",
                "getDeclaredMethod", "getField", "getDeclaredField", "getConstructor", "getDeclaredConstructor"))
                .containsExactly("dev/osock/internal/socket/ClassFolder calls forName");
        assertThat(calls("java/util/ServiceLoader", "load")).isEmpty();
    }

    /// Finds where the library calls methods of a class.
    private static List<String> calls(String owner, String... methods) throws IOException, URISyntaxException {
        Path classes = Path.of(Downcall.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (Stream<Path> files = Files.walk(classes.resolve("dev"))) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .map(NativeImageTest::parse)
                    .flatMap(type -> type.methods()
                            .stream()
                            .flatMap(method -> method.code().stream())
                            .flatMap(code -> code.elementStream())
                            .flatMap(element -> called(element, owner))
                            .filter(List.of(methods)::contains)
                            .map(method -> type.thisClass().asInternalName() + " calls " + method))
                    .toList();
        }
    }

    private static Stream<String> called(CodeElement element, String owner) {
        return element instanceof InvokeInstruction call && call.owner().asInternalName().equals(owner)
                ? Stream.of(call.name().stringValue())
                : Stream.empty();
    }

    private static ClassModel parse(Path file) {
        try {
            return ClassFile.of().parse(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
