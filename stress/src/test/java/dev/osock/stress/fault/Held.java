package dev.osock.stress.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The descriptors that this process holds, by what they refer to.
public record Held(Map<String, Integer> counts) {

    private static final Path HERE = Path.of("/proc/self/fd");

    /// As many event counters as are kept for those that will wait.
    private static final int POOLED = 64;

    public static Held now() throws IOException {
        Map<String, Integer> counts = new TreeMap<>();
        List<Path> links;
        try (Stream<Path> all = Files.list(HERE)) {
            links = all.toList();
        }
        for (Path link : links) {
            try {
                String target = Files.readSymbolicLink(link).toString();
                if (!target.endsWith(".jar")) { // which the virtual machine opens when it likes
                    counts.merge(sort(target), 1, Integer::sum);
                }
            } catch (IOException _) {
                // closed meanwhile, as the one that listed them
            }
        }
        return new Held(counts);
    }

    private static String sort(String target) {
        int colon = target.indexOf(":[");
        if (target.startsWith("anon_inode:")) {
            return target;
        }
        return colon > 0 ? target.substring(0, colon) : "file";
    }

    /// What is held now and was not before, or nothing.
    public String more() throws IOException {
        StringBuilder more = new StringBuilder();
        now().counts.forEach((sort, count) -> {
            int allowed = sort.equals("anon_inode:[eventfd]") ? POOLED : counts.getOrDefault(sort, 0);
            if (count > allowed) {
                more.append(count - allowed).append(" more of ").append(sort).append(' ');
            }
        });
        return more.toString();
    }

    /// Waits for what is still being closed.
    public String moreInTheEnd() throws IOException, InterruptedException {
        String more = more();
        for (int i = 0; !more.isEmpty() && i < 500; i++) {
            Thread.sleep(2);
            more = more();
        }
        return more;
    }
}
