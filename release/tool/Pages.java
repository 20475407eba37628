import dev.osock.cli.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/// Writes what the tool's commands say of themselves: manual pages in AsciiDoc, one for each command, and what
/// completes them in bash.
///
///     java -cp CLASSES:picocli.jar:picocli-codegen.jar release/tool/Pages.java FOLDER
void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    CommandLine osock = Main.command(new PrintWriter(System.out), new PrintWriter(System.err));

    Files.writeString(folder.resolve("osock.bash"), AutoComplete.bash("osock", osock));
    int status =
            ManPageGenerator.generateManPage(folder.toFile(), null, new boolean[0], false, osock.getCommandSpec());
    if (status != CommandLine.ExitCode.OK) {
        throw new IOException("no manual pages");
    }
}
