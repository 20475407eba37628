package dev.osock.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PublicApiTest {
    private static final Path COMMITTED = Path.of("src/test/resources/public-api.txt");
    private static final String UPDATE = "osock.api.update";

    /// Who adds a verb takes another away, or says in `docs/adr/0020-verbs-are-counted-rows-are-not.md` why not.
    private static final int MOST_VERBS = 291;

    @Test
    void thePublicApiIsTheOneCommitted() throws IOException {
        String api = PublicApi.dump(ClassFiles.exported());
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
        assertThat(PublicApi.verbs(ClassFiles.exported())).hasSizeLessThanOrEqualTo(MOST_VERBS);
    }
}
