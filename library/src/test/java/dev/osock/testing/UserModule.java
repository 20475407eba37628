package dev.osock.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A module of a user's that requires one of the project's. The JDK's own programs compile and run it, with all modules
/// on the module path.
public final class UserModule {

    private final Path folder;
    private final String path;

    /// Compiles it.
    ///
    /// @param required the module that it requires
    /// @param statement what it does when it runs
    /// @param modules a class of each module that is there
    public UserModule(Path folder, String required, String statement, Class<?>... modules) throws Exception {
        this.folder = folder;
        String classes = folder.resolve("classes").toString();
        path = classes + places(List.of(modules));
        Path descriptor = Files.writeString(
                folder.resolve("module-info.java"), "module user { requires %s; }".formatted(required));
        Path main = Files.writeString(folder.resolve("Main.java"), """
                package user;

                public class Main {
                    public static void main(String[] names) throws Exception {
                        %s
                        for (String name : names) {
                            Class.forName(name).getConstructor().newInstance();
                        }
                        System.out.println("works");
                    }
                }
                """.formatted(statement));
        assertThat(jdk("javac", List.of("-p", path, "-d", classes, descriptor.toString(), main.toString()))).isEmpty();
    }

    /// Runs it where what is optional is not there, and returns what it prints: `works` and an end of the line.
    public String run() throws Exception {
        return jdk("java", List.of("--enable-native-access=dev.osock", "-p", path, "-m", "user/user.Main"));
    }

    /// Runs it where some modules more are there.
    ///
    /// @param module one of them
    /// @param made a class of which it then makes an object
    /// @param modules a class of each
    public String run(String module, Class<?> made, Class<?>... modules) throws Exception {
        return jdk("java", List.of("--enable-native-access=dev.osock", "-p", path + places(List.of(modules)),
                "--add-modules", module, "-m", "user/user.Main", made.getName()));
    }

    private static String places(List<Class<?>> modules) throws Exception {
        var places = new StringBuilder();
        for (Class<?> each : modules) {
            places.append(File.pathSeparator)
                    .append(Path.of(each.getProtectionDomain().getCodeSource().getLocation().toURI()));
        }
        return places.toString();
    }

    private String jdk(String program, List<String> arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", program).toString());
        command.addAll(arguments);
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(Patience.seconds(50))).as(program + " ends").isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(output);
    }
}
