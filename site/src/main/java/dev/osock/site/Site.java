package dev.osock.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;

/// Makes the site, the Javadoc of all modules with the documents in it, and follows its links.
///
///     Site ROOT OUT VERSION MODULE_PATH_FILE...
///
/// `OUT/site` is what comes of it. Each `MODULE_PATH_FILE` has the path of what one of the modules needs. Exits 1 if
/// javadoc has a complaint or a link leads nowhere.
final class Site {

    /// Of packages the comments are checked, not the documents: they may have tables without a caption, and all of
    /// them together a heading twice.
    private static final String CHECKED = "-Xdoclint/package:dev.osock,dev.osock.*";

    private final Path root;
    private final Path out;

    private Site(Path root, Path out) {
        this.root = root;
        this.out = out;
    }

    static void main(String[] arguments) throws IOException {
        var site = new Site(Path.of(arguments[0]).toRealPath(), Path.of(arguments[1]));
        List<String> modulePath = new ArrayList<>();
        for (String file : List.of(arguments).subList(3, arguments.length)) {
            modulePath.add(Files.readString(Path.of(file)).strip());
        }
        if (!site.make(arguments[2], String.join(":", modulePath))) {
            System.exit(1);
        }
    }

    private boolean make(String version, String modulePath) throws IOException {
        Path library = sources("library");
        Path net = sources("net");
        Path metrics = sources("metrics");
        int documents = Pages.write(root, out.resolve("pages"), List.of(library, net, metrics));
        Path site = out.resolve("site");
        Pages.delete(site);
        List<String> options = new ArrayList<>(List.of(
                "-quiet", "-Xdoclint:all", CHECKED, "-Werror", "-notimestamp", "--no-fonts", "--syntax-highlight",
                "-docfilessubdirs",
                "--add-stylesheet", root.resolve("site/osock.css").toString(),
                "-overview", out.resolve("pages/overview.html").toString(),
                "-windowtitle", "osock " + version,
                "-header", "osock " + version,
                "-d", site.toString(),
                "--add-exports", "org.mariadb.jdbc/org.mariadb.jdbc.util=dev.osock.net",
                "--module-source-path", "dev.osock=" + library + ":" + out.resolve("pages"),
                "--module-source-path", "dev.osock.net=" + net,
                "--module-source-path", "dev.osock.metrics=" + metrics,
                "--module-path", modulePath,
                "--module", "dev.osock,dev.osock.net,dev.osock.metrics"));
        ToolProvider javadoc = ToolProvider.findFirst("javadoc").orElseThrow();
        if (javadoc.run(System.out, System.err, options.toArray(String[]::new)) != 0) {
            return false;
        }
        SiteLinks.Report report = SiteLinks.check(site);
        System.out.printf("%s: %d pages, %d of them documents; %d links followed, %d lead elsewhere, %d lead nowhere%n",
                root.relativize(site.toAbsolutePath()), report.pages(), documents, report.followed(),
                report.elsewhere(), report.broken().size());
        report.broken().forEach(System.err::println);
        return report.broken().isEmpty();
    }

    private Path sources(String module) {
        return root.resolve(module).resolve("src/main/java");
    }
}
