package dev.osock.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PublicApiTest {
    private static final Path COMMITTED = Path.of("src/test/resources/public-api.txt");
    private static final String UPDATE = "osock.api.update";

    /// Who adds a verb takes another away, or says in `docs/adr/0020-verbs-are-counted-rows-are-not.md` why not.
    private static final int MOST_VERBS = 219;

    @Test
    void thePublicApiIsTheOneCommitted() throws IOException {
        String api = PublicApi.dump(exportedClasses());
        if (Boolean.getBoolean(UPDATE)) {
            Files.writeString(COMMITTED, api);
        }
        assertThat(COMMITTED)
                .as("the public API; if it changed on purpose: mvn -pl library test -Dtest=PublicApiTest -D%s=true",
                        UPDATE)
                .hasContent(api);
    }

    @Test
    void thereAreNoMoreVerbsThanDecided() throws IOException {
        assertThat(PublicApi.verbs(exportedClasses())).hasSizeLessThanOrEqualTo(MOST_VERBS);
    }

    private static Stream<Class<?>> exportedClasses() throws IOException {
        Path classes = ClassFiles.ofLibrary();
        Set<String> exported = ModuleFinder.of(classes)
                .find("dev.osock")
                .orElseThrow()
                .descriptor()
                .exports()
                .stream()
                .map(Exports::source)
                .collect(Collectors.toSet());
        return ClassFiles.read(classes, "dev.osock")
                .stream()
                .map(ClassFiles.Compiled::name)
                .<Class<?>>map(PublicApiTest::load)
                .filter(type -> exported.contains(type.getPackageName()));
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, PublicApiTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
