package dev.osock.architecture;

import dev.osock.architecture.ClassFiles.Compiled;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Checks compiled classes below a root package against the table of rooms.
record Rules(String root) {
    private static final Pattern VAGUE_NAME = Pattern.compile(".*(Impl|Utils?|Helper|Manager)");

    /// Lists every breach, as a sentence that begins with the name of the class at fault.
    List<String> breaches(List<Compiled> classes) {
        List<String> breaches = new ArrayList<>();
        for (Compiled type : classes) {
            Optional<Room> room = roomOf(type.name());
            if (room.isEmpty()) {
                breaches.add(type.name() + " is in a package that belongs to no room");
            } else {
                room.ifPresent(own -> addBreaches(type, own, breaches));
            }
            if (VAGUE_NAME.matcher(type.name()).matches()) {
                breaches.add(type.name() + " has a name that says nothing");
            }
        }
        addCycles(classes, breaches);
        return breaches;
    }

    private void addBreaches(Compiled type, Room room, List<String> breaches) {
        for (String used : type.uses()) {
            if (!room.mayUse(used)) {
                breaches.add(type.name() + " uses " + used + ", which " + room + " must not");
            }
            roomOf(used).filter(other -> !room.mayKnow(other))
                    .ifPresent(other -> breaches
                            .add(type.name() + " uses " + used + ", but " + room + " must not know " + other));
        }
    }

    private void addCycles(List<Compiled> classes, List<String> breaches) {
        Map<String, TreeSet<String>> reachable = new TreeMap<>();
        for (Compiled type : classes) {
            TreeSet<String> targets = reachable.computeIfAbsent(packageOf(type.name()), _ -> new TreeSet<>());
            type.uses().stream().filter(this::isOurs).map(Rules::packageOf).forEach(targets::add);
        }
        reachable.forEach((from, targets) -> targets.remove(from));
        boolean grown = true;
        while (grown) {
            grown = false;
            for (TreeSet<String> targets : reachable.values()) {
                for (String next : List.copyOf(targets)) {
                    grown |= targets.addAll(reachable.getOrDefault(next, new TreeSet<>()));
                }
            }
        }
        reachable.forEach((from, targets) -> {
            if (targets.contains(from)) {
                breaches.add(from + " is part of a cycle of packages");
            }
        });
    }

    private Optional<Room> roomOf(String className) {
        return isOurs(className) ? Room.of(relative(packageOf(className))) : Optional.empty();
    }

    private boolean isOurs(String className) {
        return className.startsWith(root + ".");
    }

    private String relative(String packageName) {
        return packageName.equals(root) ? "" : packageName.substring(root.length() + 1);
    }

    private static String packageOf(String className) {
        return className.substring(0, className.lastIndexOf('.'));
    }
}
