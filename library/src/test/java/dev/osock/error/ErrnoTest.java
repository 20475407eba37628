package dev.osock.error;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.internal.abi.Abi;
import dev.osock.testing.Need;
import dev.osock.testing.Patience;
import dev.osock.testing.Requires;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrnoTest {
    /// Linux has 133 numbers; 41 and 58 were given up.
    private static final List<Errno> ALL = IntStream.rangeClosed(1, 133)
            .filter(number -> number != 41 && number != 58)
            .mapToObj(Errno::of)
            .toList();

    @ParameterizedTest
    @ValueSource(strings = {"linux-x86-64", "linux-aarch64"})
    void everyNumberOfLinuxHasThePlatformsName(String platform) {
        Abi abi = Abi.of(platform);
        assertThat(ALL).allSatisfy(errno -> {
            assertThat(abi.number(errno.name())).isEqualTo(errno.number());
            assertThat(Errno.named(errno.name())).hasValue(errno);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "econnrefused, 111", "eagain, 11", "EWOULDBLOCK, 11", "ewouldblock, 11", "enotsup, 95", "ENOTSUP, 95",
        "EOPNOTSUPP, 95", "EDEADLOCK, 35", "EDEADLK, 35", "e2big, 7"
    })
    void anErrorIsFoundByTheSystemsNamesAndOtps(String name, int number) {
        assertThat(Errno.named(name)).hasValue(Errno.of(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "111", "ENOSUCHERROR", "unknown", "ERRNO_200", "Connection refused"})
    void whatIsNotANameIsNotFound(String name) {
        assertThat(Errno.named(name)).isEmpty();
    }

    @Test
    void otpsNameIsTheSystemsInLowerCaseButForOne() {
        Set<String> unknown = Set.of(
                "ERESTART",
                "ESTRPIPE",
                "EISNAM",
                "ENOMEDIUM",
                "EMEDIUMTYPE",
                "ECANCELED",
                "ENOKEY",
                "EKEYEXPIRED",
                "EKEYREVOKED",
                "EKEYREJECTED",
                "EOWNERDEAD",
                "ENOTRECOVERABLE",
                "ERFKILL",
                "EHWPOISON");
        assertThat(Errno.EOPNOTSUPP.otpName()).isEqualTo("enotsup");
        assertThat(ALL)
                .filteredOn(errno -> !errno.equals(Errno.EOPNOTSUPP))
                .allSatisfy(errno -> assertThat(errno.otpName())
                        .isEqualTo(unknown.contains(errno.name()) ? "unknown" : errno.name().toLowerCase(Locale.ROOT)));
    }

    @Test
    void oneOfTwoNamesIsGiven() {
        assertThat(Errno.of(11).name()).isEqualTo("EAGAIN");
        assertThat(Errno.of(35).name()).isEqualTo("EDEADLK");
        assertThat(Errno.of(95).name()).isEqualTo("EOPNOTSUPP");
    }

    @ParameterizedTest
    @ValueSource(ints = {41, 58, 134, 200, 512})
    void aNumberWithoutANameIsKept(int number) {
        Errno errno = Errno.of(number);
        assertThat(errno.number()).isEqualTo(number);
        assertThat(errno.name()).isEqualTo("ERRNO_" + number);
        assertThat(errno.message()).isEqualTo("Unknown error " + number);
        assertThat(errno.otpName()).isEqualTo("unknown");
    }

    @Test
    void anErrorPrintsItsNameAndMessage() {
        assertThat(Errno.ECONNREFUSED).hasToString("ECONNREFUSED (Connection refused)");
    }

    @Test
    @Requires(Need.GCC)
    void everyMessageIsThatOfTheCLibrary(@TempDir Path folder) throws Exception {
        Path source = folder.resolve("messages.c");
        Path program = folder.resolve("messages");
        Path output = folder.resolve("output");
        Files.writeString(source, """
                #include <stdio.h>
                #include <string.h>
                int main(void) {
                    for (int number = 1; number <= 200; number++) puts(strerror(number));
                }
                """, UTF_8);
        run(output, "gcc", "-o", program.toString(), source.toString());
        run(output, program.toString());
        List<String> expected = Files.readAllLines(output, UTF_8);
        assertThat(IntStream.rangeClosed(1, 200).mapToObj(number -> Errno.of(number).message()))
                .containsExactlyElementsOf(expected);
    }

    private static void run(Path output, String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        try {
            assertThat(process.waitFor(Patience.seconds(60))).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).as("%s", Files.readString(output, UTF_8)).isZero();
    }
}
