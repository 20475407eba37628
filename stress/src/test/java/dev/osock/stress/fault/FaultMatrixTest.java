package dev.osock.stress.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.stress.Effort;
import dev.osock.stress.Jvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Every system call of the library, with every errno that it can give, once or always, under every verb, on both kinds
/// of threads: the caller is told clearly, nothing leaks, nobody is stuck, and those who have nothing to do with it are
/// woken.
///
/// The short form tries some, chosen by a seed that is printed; `-Dosock.stress.case=` tries the one case of that name.
@Timeout(3000)
class FaultMatrixTest {

    private static final int SHORT = 1_200;
    private static final int SHORT_FIRST_WAITS = 3;
    private static final int MACHINE_SECONDS = 600;

    /// More machines that somebody has got stuck in tell no more.
    private static final int MOST_MACHINES = Effort.isLong() ? 200 : 12;

    private final List<String> wrong = new ArrayList<>();
    private int tried;
    private int met;
    private Path file;

    @BeforeEach
    void makeFile() throws IOException {
        file = Files.createTempFile("osock-cases", ".txt");
    }

    @AfterEach
    void deleteFile() throws IOException {
        Files.delete(file);
    }

    @Test
    void whateverASystemCallAnswersNothingIsLostAndNobodyIsStuck() throws Exception {
        String only = System.getProperty("osock.stress.case");
        List<String> names = only == null ? chosen(all(), SHORT) : List.of(only);
        tryOut(names);
        finish("fault matrix", names.size());
    }

    /// What is made when a process waits for the first time, each in a process of its own.
    @Test
    void theFirstWaitOfAProcessMayFailAndALaterOneSucceeds() throws Exception {
        List<String> names = chosen(firstWaits(), SHORT_FIRST_WAITS);
        for (String name : names) {
            tryOut(List.of(name));
        }
        finish("first waits", names.size());
    }

    private List<String> all() throws Exception {
        List<String> names = new ArrayList<>();
        assertThat(Jvm.run(MACHINE_SECONDS, names::add, FaultRunner.class)).isZero();
        assertThat(names.removeLast()).isEqualTo(FaultRunner.END);
        return names;
    }

    private static List<String> firstWaits() {
        List<String> names = new ArrayList<>();
        for (String errno : Manual.errnos("epoll_create1")) {
            for (String how : List.of("first", "second", "all")) {
                names.add("recv, waiting | virtual | epoll_create1 | " + errno.toLowerCase(Locale.ROOT) + " | " + how);
            }
        }
        for (String errno : Manual.errnos("eventfd2")) {
            names.add("recv, waiting | platform | eventfd2 | " + errno.toLowerCase(Locale.ROOT) + " | all");
        }
        return names;
    }

    private static List<String> chosen(List<String> all, int few) {
        if (Effort.isLong()) {
            return all;
        }
        List<String> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, new Random(Effort.SEED));
        return shuffled.subList(0, Math.min(few, shuffled.size()));
    }

    /// Tries cases, in one virtual machine after another: one in which somebody is stuck is given up.
    private void tryOut(List<String> names) throws Exception {
        Files.write(file, names);
        int begun = 0;
        for (int machines = 0; begun < names.size(); machines++) {
            assertThat(machines).as("stuck so often:\n%s", String.join("\n", wrong)).isLessThan(MOST_MACHINES);
            int before = tried;
            int status = Jvm.run(
                    MACHINE_SECONDS, this::take, FaultRunner.class, file.toString(), Integer.toString(begun));
            begun += tried - before;
            if (status != 0 && status != FaultRunner.STUCK) {
                wrong.add("after case " + begun + " the virtual machine ends with status " + status);
            }
            if (status == 0) {
                break;
            }
        }
    }

    private void take(String line) {
        if (line.startsWith(FaultRunner.BEGIN)) {
            tried++;
        } else if (line.equals(FaultRunner.MET)) {
            met++;
        } else if (line.startsWith(FaultRunner.WRONG)) {
            wrong.add(line.substring(FaultRunner.WRONG.length()));
        }
    }

    private void finish(String title, int names) {
        System.out.println(title + ": " + tried + " cases, " + met + " of them met their fault, " + wrong.size()
                + " things wrong (seed " + Effort.SEED + ")");
        assertThat(wrong).isEmpty();
        assertThat(tried).isEqualTo(names);
        assertThat(met).as("cases that met their fault").isGreaterThan(names * 3 / 5);
    }
}
