package dev.osock.cli.cookbook;

import dev.osock.cli.ToolProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A recipe's program in a process of its own, as `docs/cookbook/run` starts it.
final class Recipe {

    static final Path FOLDER = Path.of("../docs/cookbook");

    private Recipe() {}

    static ToolProcess start(String name, String... arguments) throws IOException {
        return startBy(List.of(), name, arguments);
    }

    /// Starts it by another command, which gets its command as arguments.
    static ToolProcess startBy(List<String> prefix, String name, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(environment());
        command.addAll(prefix);
        command.addAll(command(name, arguments));
        return ToolProcess.of(command);
    }

    /// Says with which JDK and library it is to be run: those of this process.
    static List<String> environment() {
        return List.of(
                "JAVA_HOME=" + System.getProperty("java.home"),
                "OSOCK_CLASS_PATH=" + System.getProperty("java.class.path"));
    }

    static List<String> command(String name, String... arguments) {
        List<String> command = new ArrayList<>(List.of(FOLDER.resolve("run").toString(), name));
        command.addAll(List.of(arguments));
        return command;
    }
}
