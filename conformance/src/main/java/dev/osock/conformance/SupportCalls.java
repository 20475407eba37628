package dev.osock.conformance;

import dev.osock.Platform;
import dev.osock.conformance.term.Term;
import dev.osock.kind.Support;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `supports`, `is_supported`.
final class SupportCalls {

    private static final List<String> FEATURES = List.of("sctp", "ipv6", "local", "netns", "sendfile");
    private static final List<String> LISTS =
            List.of("ioctl_requests", "ioctl_flags", "options", "msg_flags", "protocols");

    SupportCalls(Bridge bridge) {}

    void enter(Functions functions) {
        functions.enter("supports", 0, (_, _) -> all());
        functions.enter("supports", 1, (_, args) -> args.get(0) instanceof Term.Atom(String key)
                ? list(of(key))
                : Term.Sequence.NIL);
        functions.enter("supports", 2,
                (_, args) -> args.get(0).isAtom("options") && args.get(1) instanceof Term.Atom(String level)
                        ? list(ofLevel(level))
                        : Term.Sequence.NIL);
        functions.enter("is_supported", 1, (_, args) -> Term
                .bool(args.get(0) instanceof Term.Atom(String key) && FEATURES.contains(key) && isThere(key)));
        functions.enter("is_supported", 2, (_, args) -> isSupported(args.get(0), args.get(1)));
        functions.enter("is_supported", 3, (_, args) -> {
            if (!args.get(0).isAtom("options")
                    || !(args.get(1) instanceof Term.Atom && args.get(2) instanceof Term.Atom)) {
                throw Raised.functionClause();
            }
            return isSupported(args.get(0), Term.tuple(args.get(1), args.get(2)));
        });
    }

    private static Term isSupported(Term key, Term name) {
        return key instanceof Term.Atom(String text)
                ? of(text).getOrDefault(name, Term.bool(false))
                : Term.bool(false);
    }

    private static Term all() {
        List<Term> all = new ArrayList<>();
        LISTS.forEach(key -> all.add(Term.tagged(key, list(of(key)))));
        FEATURES.forEach(key -> all.add(Term.tagged(key, Term.bool(isThere(key)))));
        return Term.list(all);
    }

    /// A feature is there if the platform has it; like the reference, it does not ask the kernel.
    private static boolean isThere(String feature) {
        return Platform.supports(feature).getOrDefault(feature, Support.NOT_ON_PLATFORM) != Support.NOT_ON_PLATFORM;
    }

    private static Map<Term, Term> of(String key) {
        Map<Term, Term> all = new LinkedHashMap<>();
        if (key.equals("options")) {
            for (String level : levels()) {
                ofLevel(level).forEach((option, is) -> all.put(Term.tuple(Term.atom(level), option), is));
            }
        } else if (LISTS.contains(key)) {
            Platform.supports(key).forEach((name, is) -> all.put(Term.atom(name), there(is)));
        }
        return all;
    }

    private static List<String> levels() {
        List<String> levels = new ArrayList<>(List.of("socket"));
        for (String protocol : Platform.supports("protocols").keySet()) {
            if (OptionCalls.level(protocol).isPresent()) {
                levels.add(protocol);
            }
        }
        return levels;
    }

    private static Map<Term, Term> ofLevel(String name) {
        Map<Term, Term> all = new LinkedHashMap<>();
        if (!name.equals("otp")) {
            OptionCalls.level(name)
                    .ifPresent(level -> Platform.supports("options", level)
                            .forEach((option, is) -> all.put(Term.atom(option), there(is))));
        }
        return all;
    }

    private static Term there(Support support) {
        return Term.bool(support != Support.NOT_ON_PLATFORM);
    }

    private static Term list(Map<Term, Term> all) {
        List<Term> list = new ArrayList<>();
        all.forEach((name, is) -> list.add(Term.tuple(name, is)));
        return Term.list(list);
    }
}
