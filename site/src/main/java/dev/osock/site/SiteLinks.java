package dev.osock.site;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// Follows every link within a folder of pages: to pages and their fragments, styles, scripts and pictures, and to what
/// the search finds headings at. Links to elsewhere are counted only.
final class SiteLinks {

    private static final Pattern SEARCHED = Pattern.compile("\"u\":\"([^\"]+)\"");

    /// What has been found.
    ///
    /// @param followed how many links lead into the folder
    /// @param elsewhere how many lead out of it, and were not followed
    /// @param broken those that lead nowhere, each as `page: link`
    record Report(int pages, int followed, int elsewhere, List<String> broken) {}

    private final Path root;
    private final Map<Path, Set<String>> fragments = new HashMap<>();
    private final List<String> broken = new ArrayList<>();
    private int followed;
    private int elsewhere;

    private SiteLinks(Path root) {
        this.root = root;
    }

    static Report check(Path folder) throws IOException {
        var links = new SiteLinks(folder.toAbsolutePath().normalize());
        List<Path> pages = links.files(".html");
        Map<Path, List<String>> found = new HashMap<>();
        for (Path page : pages) {
            Document document = Jsoup.parse(page, "UTF-8");
            links.fragments.put(page, new HashSet<>(document.select("[id]").eachAttr("id")));
            List<String> targets = new ArrayList<>(document.select("[href]").eachAttr("href"));
            document.select("[src]").stream().map((Element element) -> element.attr("src")).forEach(targets::add);
            found.put(page, targets);
        }
        for (Path page : pages) {
            found.getOrDefault(page, List.of()).forEach(link -> links.follow(page, link));
        }
        for (Path index : links.files("tag-search-index.js")) {
            SEARCHED.matcher(Files.readString(index)).results().forEach(link -> links.follow(index, link.group(1)));
        }
        return new Report(pages.size(), links.followed, links.elsewhere, List.copyOf(links.broken));
    }

    private List<Path> files(String ending) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }

    private void follow(Path page, String link) {
        URI target = URI.create(link.replace(" ", "%20"));
        if (target.getScheme() != null || target.getHost() != null) {
            elsewhere++;
            return;
        }
        followed++;
        String path = target.getPath();
        Path file = path.isEmpty() ? page : page.resolveSibling(path).normalize();
        String fragment = target.getFragment();
        boolean leads = file.startsWith(root) && Files.isRegularFile(file)
                && (fragment == null || fragment.isEmpty()
                        || fragments.getOrDefault(file, Set.of()).contains(fragment));
        if (!leads) {
            broken.add(root.relativize(page) + ": " + link);
        }
    }
}
