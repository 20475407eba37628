package dev.osock.stress;

import dev.osock.SocketRegistry;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Looks at what this process holds, and says what of it grows: more in the last third of the looks than in the second
/// one.
///
/// The first third is not counted: caches fill, and the compiler works.
final class SoakWatch {

    /// What is looked at, and how much more of it there may be, in parts of a hundred and absolutely.
    private enum Sort {
        HEAP_KIB(15, 2_048),
        RESIDENT_KIB(10, 12_288),
        DESCRIPTORS(25, 40),
        THREADS(25, 15),
        SOCKETS(25, 30);

        private final long percent;
        private final long more;

        Sort(long percent, long more) {
            this.percent = percent;
            this.more = more;
        }
    }

    private final Map<Sort, List<Long>> seen = new TreeMap<>();

    void look() throws IOException {
        System.gc();
        note(Sort.HEAP_KIB, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 10);
        note(Sort.RESIDENT_KIB, resident());
        note(Sort.DESCRIPTORS, count("/proc/self/fd"));
        note(Sort.THREADS, count("/proc/self/task"));
        note(Sort.SOCKETS, SocketRegistry.numberOf());
        System.out.println("look " + last());
    }

    private void note(Sort sort, long value) {
        seen.computeIfAbsent(sort, _ -> new ArrayList<>()).add(value);
    }

    private static long resident() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("[^0-9]", ""));
            }
        }
        throw new IOException("no VmRSS");
    }

    private static long count(String folder) throws IOException {
        try (Stream<Path> all = Files.list(Path.of(folder))) {
            return all.count();
        }
    }

    /// Says what grows; nothing after a few looks.
    List<String> growth() {
        List<String> grown = new ArrayList<>();
        seen.forEach((sort, values) -> {
            int third = values.size() / 3;
            if (third >= 2) {
                long before = median(values.subList(third, 2 * third));
                long after = median(values.subList(values.size() - third, values.size()));
                if (after > before + Math.max(before * sort.percent / 100, sort.more)) {
                    grown.add(sort + " from " + before + " to " + after + ": " + values);
                }
            }
        });
        return grown;
    }

    /// What leaks is there at every look; what a moment had in its hands is at some.
    private static long median(List<Long> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private String last() {
        StringBuilder text = new StringBuilder();
        seen.forEach((sort, values) -> text.append(sort).append(' ').append(values.getLast()).append(' '));
        return text.toString();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        seen.forEach((sort, values) -> text.append(sort)
                .append(' ')
                .append(values.stream().mapToLong(Long::longValue).min().orElse(0))
                .append("..")
                .append(values.stream().mapToLong(Long::longValue).max().orElse(0))
                .append(' '));
        return text.toString();
    }
}
