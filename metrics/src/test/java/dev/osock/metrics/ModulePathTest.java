package dev.osock.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A module that requires this one is compiled and runs, whether what it measures for is there or not.
@Timeout(60)
class ModulePathTest {

    private static final String MODULE = "module user { requires dev.osock.metrics; }";
    private static final String MAIN = """
            package user;

            public class Main {
                public static void main(String[] names) throws Exception {
                    dev.osock.SocketRegistry.totals();
                    for (String name : names) {
                        Class.forName(name).getConstructor().newInstance();
                    }
                    System.out.println("works");
                }
            }
            """;

    @TempDir
    private Path folder;

    private static String place(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    }

    private String run(String program, String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", program).toString());
        command.addAll(List.of(arguments));
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(50, TimeUnit.SECONDS)).isTrue();
        return Files.readString(output);
    }

    @Test
    void whatIsOptionalNeedNotBeThere() throws Exception {
        Path module = Files.writeString(folder.resolve("module-info.java"), MODULE);
        Path main = Files.writeString(folder.resolve("Main.java"), MAIN);
        String classes = folder.resolve("classes").toString();
        String path = String.join(
                File.pathSeparator, place(SocketMetrics.class), place(dev.osock.Socket.class), classes);

        assertThat(run("javac", "-p", path, "-d", classes, module.toString(), main.toString())).isEmpty();
        assertThat(run("java", "--enable-native-access=dev.osock", "-p", path, "-m", "user/user.Main"))
                .isEqualTo("works\n");

        String micrometer = File.pathSeparator + place(io.micrometer.core.instrument.MeterRegistry.class)
                + File.pathSeparator + place(io.micrometer.common.KeyValue.class);
        assertThat(run("java", "--enable-native-access=dev.osock", "-p", path + micrometer, "--add-modules",
                "micrometer.core", "-m", "user/user.Main", SocketMetrics.class.getName()))
                .isEqualTo("works\n");
    }
}
