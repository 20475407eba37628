package dev.osock.architecture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.OtpOptions;
import dev.osock.Platform;
import dev.osock.ioctl.InterfaceFlags;
import dev.osock.ioctl.IoctlRequests;
import dev.osock.kind.Support;
import dev.osock.message.ControlTypes;
import dev.osock.message.MsgFlags;
import dev.osock.option.SocketOption;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every name of the reference has its counterpart here, and `docs/otp-parity.md` says which. The document is made by
/// `mvn -pl library test -Dtest=ParityTest -Dosock.parity.update=true`.
class ParityTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "otp-parity.md");
    private static final String UPDATE = "osock.parity.update";
    private static final List<String> HEADINGS =
            List.of("function", "type", "message", "option", "flag", "control message", "ioctl", "interface flag",
                    "error reason", "exception");

    /// In the table, where a counterpart is named: Linux has no such thing, nor has the reference there.
    private static final String NONE = "-";

    /// A name of the reference.
    ///
    /// @param since the release that brought it, if it is later than OTP 25
    record Name(String kind, String name, String place, String since) {

        /// Finds its counterpart.
        ///
        /// @return how it is written here, or nothing
        Optional<String> counterpart() {
            return switch (kind) {
                case "function" -> method();
                case "type", "message" ->
                    type(place).map(found -> code(found.getName().substring(10).replace('$', '.')));
                case "option" -> option();
                case "flag" -> MsgFlags.named(name).map(flag -> code("MsgFlags." + constant(name)));
                case "control message" ->
                    ControlTypes.named(level(), rest()).map(type -> code("ControlTypes") + ", " + code(type.symbol()));
                case "ioctl" ->
                    IoctlRequests.named(name)
                            .map(request -> code("IoctlRequests." + constant(name)) + ", " + code(request.symbol()))
                            .or(() -> place.equals(NONE) ? Optional.of("not on Linux") : field());
                case "error reason", "exception" -> thrown();
                case "interface flag" ->
                    InterfaceFlags.named(name)
                            .map(flag -> code("InterfaceFlags." + constant(name))
                                    + (flag.bits() == 0 ? ", not on Linux" : ""));
                default -> Optional.empty();
            };
        }

        private Optional<String> field() {
            String[] parts = place.split("#", -1);
            return type(parts[0])
                    .filter(found -> Arrays.stream(found.getFields())
                            .anyMatch(field -> field.getName().equals(parts[1])))
                    .map(found -> code(found.getSimpleName() + "." + parts[1]));
        }

        /// What is thrown, or what an exception has with it.
        private Optional<String> thrown() {
            if (place.contains("#")) {
                return method();
            }
            return type(place)
                    .or(() -> named("java.lang." + place))
                    .filter(Throwable.class::isAssignableFrom)
                    .map(found -> code(found.getSimpleName()));
        }

        private Optional<String> method() {
            String[] parts = place.split("#", -1);
            return type(parts[0])
                    .filter(found -> Arrays.stream(found.getMethods())
                            .anyMatch(method -> method.getName().equals(parts[1])))
                    .map(found -> code(parts[0] + "." + parts[1]));
        }

        private Optional<String> option() {
            if (level().equals("otp")) {
                return Arrays.stream(OtpOptions.class.getFields())
                        .filter(field -> field.getName().equals(place))
                        .map(field -> code("OtpOptions." + place))
                        .findFirst();
            }
            return SocketOption.named(level(), rest()).map(row -> {
                String catalogue = level().equals("socket")
                        ? "SocketOptions"
                        : constant(level().substring(0, 1)) + level().substring(1) + "Options";
                String text = code(catalogue + "." + constant(rest())) + ", " + code(row.symbol());
                if (Platform.support(row) == Support.NOT_ON_PLATFORM) {
                    return text + ", not on Linux";
                }
                return row.access().canRead() || row.access().canWrite() ? text : text + ", refused: see there";
            });
        }

        private String level() {
            return name.substring(0, name.indexOf(' '));
        }

        private String rest() {
            return name.substring(name.indexOf(' ') + 1);
        }

        private static String constant(String text) {
            return text.toUpperCase(Locale.ROOT);
        }

        private static String code(String text) {
            return "`" + text + "`";
        }

        private static Optional<Class<?>> type(String name) {
            return named("dev.osock." + name);
        }

        private static Optional<Class<?>> named(String name) {
            try {
                return Optional.of(Class.forName(name));
            } catch (ClassNotFoundException missing) {
                return Optional.empty();
            }
        }

        @Override
        public String toString() {
            return kind + " " + name;
        }
    }

    static List<Name> names() {
        try (InputStream table = ParityTest.class.getResourceAsStream("/otp-names.tsv")) {
            return new String(table.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .map(cells -> new Name(cells[0], cells[1], cells[2], cells.length > 3 ? cells[3] : ""))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyNameOfTheReferenceHasACounterpart(Name name) {
        assertThat(name.counterpart()).isPresent();
    }

    @Test
    void theDocumentSaysWhich() throws IOException {
        String document = document();
        if (Boolean.getBoolean(UPDATE)) {
            Files.writeString(DOCUMENT, document);
        }
        assertThat(DOCUMENT)
                .as("made by: mvn -pl library test -Dtest=ParityTest -D%s=true", UPDATE)
                .hasContent(document);
    }

    private static String document() {
        var text = new StringBuilder(
                """
                        # The reference and this library

                        Every name of Erlang/OTP's `socket` module, and where it is here. This is made from the
                        catalogues and the interface; a test fails if a name has no counterpart. *Since* is the release
                        of OTP that brought a name, if it is later than 25. What is different on purpose is in the
                        documentation of the calls.
                        """);
        for (String heading : HEADINGS) {
            text.append("\n## ").append(heading.substring(0, 1).toUpperCase(Locale.ROOT)).append(heading.substring(1));
            text.append("s\n\n| reference | since | here |\n|---|---|---|\n");
            Stream<Name> rows = names().stream().filter(name -> name.kind().equals(heading));
            rows.forEach(name -> text.append("| `")
                    .append(name.name())
                    .append("` | ")
                    .append(name.since())
                    .append(name.since().isEmpty() ? "| " : " | ")
                    .append(name.counterpart().orElse("missing"))
                    .append(" |\n"));
        }
        return text.toString();
    }
}
