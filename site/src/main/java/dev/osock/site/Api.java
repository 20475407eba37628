package dev.osock.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the documents can mean by a name in code: the public types of modules.
final class Api {

    private static final Pattern EXPORTS = Pattern.compile("(?m)^\\s*exports\\s+([\\w.]+);");
    private static final Pattern NAME = Pattern.compile("([A-Z]\\w*)(?:\\.(\\w+)(?:\\(.*\\))?)?");

    private final Map<String, Type> types = new HashMap<>();

    private record Type(String name, String source) {

        boolean hasMemberType(String member) {
            return Pattern.compile("\\b(class|interface|record|enum) " + member + "\\b").matcher(source).find();
        }
    }

    /// Reads the modules whose sources are in some folders.
    static Api read(List<Path> modules) throws IOException {
        var api = new Api();
        for (Path module : modules) {
            for (MatchResult exported : EXPORTS.matcher(Files.readString(module.resolve("module-info.java")))
                    .results()
                    .toList()) {
                api.readPackage(module, exported.group(1));
            }
        }
        return api;
    }

    private void readPackage(Path module, String name) throws IOException {
        try (Stream<Path> files = Files.list(module.resolve(name.replace('.', '/')))) {
            for (Path file : files.filter(file -> file.toString().endsWith(".java")).toList()) {
                String type = file.getFileName().toString().replace(".java", "");
                String source = Files.readString(file);
                if (Pattern.compile("(?m)^public .*\\b(class|interface|record|enum) " + type + "\\b")
                        .matcher(source)
                        .find()) {
                    types.put(type, new Type(name + "." + type, source));
                }
            }
        }
    }

    /// How Javadoc refers to what a piece of code names: `Type`, `Type.member` or `Type.method(…)`; null if it is not
    /// one of these, or the type is not ours.
    @Nullable
    String reference(String code) {
        Matcher name = NAME.matcher(code);
        Type type = name.matches() ? types.get(name.group(1)) : null;
        if (type == null) {
            return null;
        }
        String member = name.group(2);
        if (member == null || member.equals("class")) {
            return type.name();
        }
        return type.name() + (type.hasMemberType(member) ? "." : "#") + member;
    }

    /// How Javadoc refers to the type that a source file of the modules is about; null if it is none of theirs.
    @Nullable
    String typeOf(String path) {
        String suffix = path.replace(".java", "").replace('/', '.');
        return types.values()
                .stream()
                .map(Type::name)
                .filter(name -> suffix.endsWith("." + name))
                .findFirst()
                .orElse(null);
    }
}
