package dev.osock.internal.abi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.testing.Need;
import dev.osock.testing.Requires;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The table of x86-64, which the headers of glibc have filled, is what those of musl say, but for the lines of
/// `abi/musl.txt`, which has a reason for each.
class MuslTablesTest {

    @TempDir
    private Path folder;

    @Test
    @Requires({Need.GCC, Need.MUSL_GCC})
    void muslsHeadersSayTheSameButForWhatIsListed() throws Exception {
        Map<String, String> ours = lines(Abi.of("linux-x86-64").table());
        Map<String, String> musls = lines(Probe.run("linux-x86-64", Probe.path("musl-gcc").toString(), folder));
        assertThat(musls).hasSizeGreaterThan(1500);
        var names = new TreeSet<>(ours.keySet());
        names.addAll(musls.keySet());
        List<String> differences = new ArrayList<>();
        for (String name : names) {
            String our = ours.getOrDefault(name, "none");
            String musl = musls.getOrDefault(name, "none");
            if (!our.equals(musl)) {
                differences.add(name + ": " + our + " | " + musl);
            }
        }
        assertThat(differences).containsExactlyInAnyOrderElementsOf(listed());
    }

    /// The lines without their reasons: each follows a blank line and a comment that is the reason.
    private static List<String> listed() throws IOException {
        return Files.readAllLines(Probe.path("musl.txt"))
                .stream()
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }

    /// The values by kind and name.
    private static Map<String, String> lines(String table) {
        Map<String, String> lines = new TreeMap<>();
        table.lines().skip(1).forEach(line -> {
            String[] cells = line.split("\t", 3);
            lines.put(cells[0] + " " + cells[1], cells[2].replace('\t', ' '));
        });
        return lines;
    }
}
