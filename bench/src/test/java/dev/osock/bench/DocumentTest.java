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
        List<Results> runs = Results.read(DOCS.resolve("performance/figures.json"));
        assertThat(document).isEqualTo(Document.text(runs, Workloads.ALL, Document.comment(document)));
        assertThat(document.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
    }

    @Test
    void commentIsKeptAndFiguresAreReadAgain(@TempDir Path folder) throws IOException {
        Results results = results("work", "work", 1.0, 2.0, 3.0, 4.0, 5.0);
        Document.add(folder, results, List.of(workload("work")));
        assertThat(Results.read(folder.resolve("performance/figures.json"))).containsExactly(results);

        Path document = folder.resolve("performance.md");
        String first = Files.readString(document);
        assertThat(first).contains("work small: calls/s", "recvfrom 1.00", "(../bench/src/main/c/bench.h)");
        String commented = first.replace("<!-- End of", "A comment.\n<!-- End of");
        Files.writeString(document, commented);
        Document.add(folder, results, List.of(workload("work")));
        assertThat(Files.readString(document)).isEqualTo(commented);
        Document.render(folder, List.of(workload("work")));
        assertThat(Files.readString(document)).isEqualTo(commented);
    }

    @Test
    void whatAnotherRunHasToldStaysUntilItIsToldAnew(@TempDir Path folder) throws IOException {
        List<Workload> workloads = List.of(workload("work"), workload("other"));
        Path figures = folder.resolve("performance/figures.json");
        Results work = results("work", "work", 1.0);
        Results other = results("other", "other", 2.0);
        Document.add(folder, work, workloads);
        Document.add(folder, other, workloads);
        assertThat(Results.read(figures)).containsExactly(work, other);
        assertThat(Files.readString(folder.resolve("performance.md")))
                .containsSubsequence("[work]", "work small", "[other]", "other small", "System calls", "work", "other");

        Results anew = results("work", "work", 3.0);
        Document.add(folder, anew, workloads);
        assertThat(Results.read(figures)).containsExactly(other, anew);
        Results untraced = new Results(anew.run(), results("other", "", 4.0).blocks(), List.of());
        Document.add(folder, untraced, workloads);
        Results traced = new Results(other.run(), List.of(), other.calls());
        assertThat(Results.read(figures)).containsExactly(traced, anew, untraced);
    }

    private static Results results(String workload, String traced, Double... figures) {
        Block some = block(Metric.rate("calls/s"), row("osock", figures));
        Block block = new Block(workload, some.variant(), some.metric(), some.rows(), some.point());
        return new Results(
                Results.Run.here(1, 0), List.of(block),
                List.of(new Results.Calls(traced, "osock", 2, "recvfrom 1.00, sendto 1.00")));
    }

    private static Workload workload(String name) {
        return new Workload(name, "nothing", "c/bench.h", Workload.Scope.ALWAYS, (_, _) -> List.of());
    }

    @Test
    void workloadsLinkToTheirCode() {
        assertThat(Workloads.ALL).allSatisfy(each -> assertThat(Path.of("src/main", each.code())).exists());
    }
}
