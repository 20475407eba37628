import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Exports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;

/// Holds a release that is staged in a folder to what Maven Central asks for, and to what we promise beside that.
///
///     java release/Rules.java TARGET ROOT
///
/// TARGET has the folder `staging` and `central-bundle.zip`; ROOT is the clone. Signatures must be of a key that gpg
/// knows. Prints each breach on a line, and exits 1 if there is one.

private static final List<String> OF_A_JAR =
        List.of(".jar", "-sources.jar", "-javadoc.jar", "-cyclonedx.json", ".pom");

/// What is published, and which files of it there are.
private static final Map<String, List<String>> ARTIFACTS = Map.of(
        "osock", OF_A_JAR, "osock-net", OF_A_JAR, "osock-metrics", OF_A_JAR, "osock-cli", OF_A_JAR, "osock-bom",
        List.of(".pom"));

private static final Map<String, String> CHECKSUMS =
        Map.of("md5", "MD5", "sha1", "SHA-1", "sha256", "SHA-256", "sha512", "SHA-512");

private static final List<String> POM_MUST_HAVE = List.of(
        "name", "description", "url", "licenses/license/name", "licenses/license/url", "developers/developer/name",
        "scm/url", "scm/connection", "scm/developerConnection", "issueManagement/url");

private static final List<String> POM_MUST_NOT_HAVE =
        List.of("parent", "repositories", "build", "modules", "properties", "distributionManagement");

private final List<String> breaches = new ArrayList<>();

private Path staging;
private Path root;

void main(String[] arguments) throws Exception {
    Path target = Path.of(arguments[0]);
    staging = target.resolve("staging");
    root = Path.of(arguments[1]);
    Set<Path> files;
    try (Stream<Path> all = Files.walk(staging)) {
        files = all.filter(Files::isRegularFile).collect(Collectors.toCollection(TreeSet::new));
    }
    String version = version(files);

    Set<Path> expected = new TreeSet<>();
    for (var artifact : ARTIFACTS.entrySet()) {
        for (String ending : artifact.getValue()) {
            Path file = file(artifact.getKey(), version, ending);
            expected.add(file);
            expected.add(Path.of(file + ".asc"));
            CHECKSUMS.keySet().forEach(kind -> expected.add(Path.of(file + "." + kind)));
        }
    }
    expected.stream().filter(file -> !files.contains(file)).forEach(file -> breach(file, "is missing"));
    files.stream().filter(file -> !expected.contains(file)).forEach(file -> breach(file, "is not to be published"));

    for (Path file : files) {
        String name = file.getFileName().toString();
        if (name.endsWith(".asc")) {
            signature(file);
        } else if (CHECKSUMS.containsKey(name.substring(name.lastIndexOf('.') + 1))) {
            checksum(file, name.substring(name.lastIndexOf('.') + 1));
        } else if (name.endsWith(".pom")) {
            pom(file);
        } else if (name.endsWith(".jar")) {
            license(file);
        } else if (name.endsWith(".json")) {
            billOfMaterials(file, version);
        }
    }
    module(file("osock", version, ".jar"));
    module(file("osock-net", version, ".jar"));
    module(file("osock-metrics", version, ".jar"));
    metadata(file("osock", version, ".jar"));
    bundle(target.resolve("central-bundle.zip"), files);

    breaches.forEach(IO::println);
    if (!breaches.isEmpty()) {
        System.exit(1);
    }
}

private void breach(Path file, String what) {
    breaches.add(staging.relativize(file) + ": " + what);
}

private Path file(String artifact, String version, String ending) {
    return staging.resolve("dev/osock", artifact, version, artifact + "-" + version + ending);
}

/// All have the same one, and it is no snapshot.
private String version(Set<Path> files) {
    Set<String> versions = files.stream()
            .map(file -> file.getParent().getFileName().toString())
            .collect(Collectors.toCollection(TreeSet::new));
    if (versions.size() != 1 || versions.iterator().next().endsWith("-SNAPSHOT")) {
        throw new IllegalArgumentException("not one released version, but " + versions);
    }
    return versions.iterator().next();
}

private void signature(Path signature) throws IOException, InterruptedException {
    String signed = signature.toString().substring(0, signature.toString().length() - ".asc".length());
    Process gpg = new ProcessBuilder("gpg", "--batch", "--verify", signature.toString(), signed)
            .redirectErrorStream(true)
            .start();
    String told = new String(gpg.getInputStream().readAllBytes());
    if (gpg.waitFor() != 0) {
        breach(signature, told);
    }
}

private void checksum(Path file, String kind) throws Exception {
    Path summed = Path.of(file.toString().substring(0, file.toString().length() - kind.length() - 1));
    byte[] sum = MessageDigest.getInstance(CHECKSUMS.get(kind)).digest(Files.readAllBytes(summed));
    if (!Files.readString(file).strip().equals(HexFormat.of().formatHex(sum))) {
        breach(file, "is not the sum of the file");
    }
}

private void pom(Path file) throws Exception {
    Document pom = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    XPath path = XPathFactory.newInstance().newXPath();
    for (String element : POM_MUST_HAVE) {
        if (path.evaluate("/project/" + element, pom).isBlank()) {
            breach(file, "has no " + element);
        }
    }
    for (String element : POM_MUST_NOT_HAVE) {
        if (!path.evaluate("/project/" + element, pom).isEmpty()) {
            breach(file, "has a " + element + ", which is nobody's business");
        }
    }
    String text = Files.readString(file);
    if (text.contains("-SNAPSHOT") || text.contains("${")) {
        breach(file, "has a snapshot or a property");
    }
    if (file.getFileName().toString().matches("osock-\\d.*")
            && !path.evaluate("//dependency[not(scope = 'provided')]", pom).isEmpty()) {
        breach(file, "has a dependency at run time");
    }
}

private void license(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
        for (String name : List.of("LICENSE", "NOTICE")) {
            ZipEntry entry = zip.getEntry("META-INF/" + name);
            if (entry == null || !Arrays.equals(read(zip, entry), Files.readAllBytes(root.resolve(name)))) {
                breach(jar, "has no META-INF/" + name + ", or another");
            }
        }
    }
}

private static byte[] read(ZipFile zip, ZipEntry entry) throws IOException {
    try (InputStream bytes = zip.getInputStream(entry)) {
        return bytes.readAllBytes();
    }
}

private void billOfMaterials(Path file, String version) throws IOException {
    String text = Files.readString(file);
    String artifact = file.getParent().getParent().getFileName().toString();
    if (!text.contains("pkg:maven/dev.osock/%s@%s?type=jar".formatted(artifact, version))
            || text.contains("jspecify") || text.contains("junit")) {
        breach(file, "is not of this artifact, or tells of what nobody runs");
    }
}

/// A module by its own descriptor, and a bundle of OSGi that exports the same packages.
private void module(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
        ModuleDescriptor module =
                ModuleDescriptor.read(file.getInputStream(file.getEntry("module-info.class")));
        var manifest = file.getManifest().getMainAttributes();
        if (!module.name().equals(manifest.getValue("Bundle-SymbolicName"))) {
            breach(jar, "is the module " + module.name() + " and another bundle");
        }
        Set<String> exported = module.exports()
                .stream()
                .map(Exports::source)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> bundled = Stream.of(manifest.getValue("Export-Package").replaceAll("\"[^\"]*\"", "").split(","))
                .map(clause -> clause.split(";")[0])
                .collect(Collectors.toCollection(TreeSet::new));
        if (!exported.equals(bundled)) {
            breach(jar, "exports " + exported + " as a module, " + bundled + " as a bundle");
        }
    }
}

private void metadata(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
        if (zip.getEntry("META-INF/native-image/dev.osock/osock/reachability-metadata.json") == null) {
            breach(jar, "tells a native image nothing");
        }
    }
}

/// The bundle has the files of the folder, all and no others.
private void bundle(Path bundle, Set<Path> files) throws IOException {
    Set<String> expected = files.stream()
            .map(file -> staging.relativize(file).toString())
            .collect(Collectors.toCollection(TreeSet::new));
    try (ZipFile zip = new ZipFile(bundle.toFile())) {
        Set<String> packed = zip.stream()
                .filter(entry -> !entry.isDirectory())
                .map(ZipEntry::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!packed.equals(expected)) {
            breach(bundle, "has " + packed + " and not " + expected);
        }
    }
}
