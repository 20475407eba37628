package dev.osock.bench;

import static dev.osock.bench.BlockTest.block;
import static dev.osock.bench.BlockTest.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.bench.workload.Workloads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentTest {

    private static final Path DOCS = Path.of("../docs");

    /// If it does not: `bench/run --out docs --render`.
    @Test
    void documentSaysWhatTheFiguresSay() throws IOException {
        String document = Files.readString(DOCS.resolve("performance.md"));
        Results results = Results.read(DOCS.resolve("performance/figures.json"));
        assertThat(document).isEqualTo(Document.text(results, Workloads.ALL, Document.comment(document)));
        assertThat(document.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
    }

    @Test
    void commentIsKeptAndFiguresAreReadAgain(@TempDir Path folder) throws IOException {
        Block.Row ours = row("osock", 1.0, 2.0, 3.0, 4.0, 5.0);
        Results results = new Results(
                Results.Run.here(1, 0), List.of(block(Metric.rate("calls/s"), ours)),
                List.of(new Results.Calls("work", "osock", 2, "recvfrom 1.00, sendto 1.00")));
        Workload workload = new Workload("work", "nothing", "c/bench.h", Workload.Scope.ALWAYS, (_, _) -> List.of());
        Document.write(folder, results, List.of(workload));
        assertThat(Results.read(folder.resolve("performance/figures.json"))).isEqualTo(results);

        Path document = folder.resolve("performance.md");
        String first = Files.readString(document);
        assertThat(first).contains("work small: calls/s", "recvfrom 1.00", "(../bench/src/main/c/bench.h)");
        String commented = first.replace("<!-- End of", "A comment.\n<!-- End of");
        Files.writeString(document, commented);
        Document.write(folder, results, List.of(workload));
        assertThat(Files.readString(document)).isEqualTo(commented);
    }

    @Test
    void workloadsLinkToTheirCode() {
        assertThat(Workloads.ALL).allSatisfy(each -> assertThat(Path.of("src/main", each.code())).exists());
    }
}
