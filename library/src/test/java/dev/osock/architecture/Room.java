package dev.osock.architecture;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The rooms of the library: their packages, what each knows of the others, and what of the JDK it must never touch.
///
/// A room knows only rooms declared above it, so that no two can know each other.
enum Room {
    ABI(List.of("internal.abi"), Set.of(), Forbidden.DOWNCALLS),
    KERNEL(List.of("internal.kernel"), Set.of(ABI), List.of()),
    VOCABULARY(
            List.of("address", "error", "ioctl", "kind", "message", "option", "sctp"),
            Set.of(),
            List.of("java.lang.foreign.", "java.lang.Thread", "java.util.concurrent.", "java.nio.channels.")),
    WIRE(
            List.of("internal.wire"),
            Set.of(ABI, VOCABULARY),
            List.of("java.lang.foreign.Linker", "java.lang.foreign.SymbolLookup", "java.lang.Thread",
                    "java.util.concurrent.")),
    POLL(List.of("internal.poll"), Set.of(ABI, KERNEL), Forbidden.DOWNCALLS),
    FLIGHT(List.of("internal.flight"), Set.of(VOCABULARY), List.of("java.lang.foreign.")),
    REGISTRY(List.of("internal.registry"), Set.of(VOCABULARY, POLL), List.of("java.lang.foreign.")),
    WAIT(List.of("internal.wait"), Set.of(ABI, KERNEL, POLL), Forbidden.DOWNCALLS),
    MAILBOX(
            List.of("internal.mailbox"),
            Set.of(KERNEL, VOCABULARY, POLL, REGISTRY, WAIT),
            List.of("java.lang.foreign.")),
    CALL(
            List.of("internal.call"),
            Set.of(ABI, KERNEL, VOCABULARY, WIRE, FLIGHT, REGISTRY, WAIT, MAILBOX),
            Forbidden.DOWNCALLS_AND_LOCKS),
    LANE(
            List.of("internal.lane"),
            Set.of(KERNEL, VOCABULARY, FLIGHT, POLL, REGISTRY, WAIT, MAILBOX, CALL),
            List.of("java.lang.foreign.")),
    SOCKET(
            List.of("internal.socket"),
            Set.of(ABI, KERNEL, VOCABULARY, WIRE, FLIGHT, POLL, REGISTRY, WAIT, MAILBOX, CALL, LANE),
            Forbidden.DOWNCALLS),
    VERB(
            List.of("internal.verb"),
            Set.of(ABI, KERNEL, VOCABULARY, WIRE, REGISTRY, WAIT, MAILBOX, CALL, LANE, SOCKET),
            Forbidden.DOWNCALLS_AND_LOCKS),
    FRONT(
            List.of(""),
            Set.of(VOCABULARY, REGISTRY, WAIT, MAILBOX, CALL, LANE, SOCKET, VERB),
            List.of("java.lang.foreign."));

    /// What other modules see.
    static final Set<Room> EXPORTED = EnumSet.of(FRONT, VOCABULARY);

    final List<String> packages;
    private final Set<Room> knows;
    private final List<String> forbidden;

    Room(List<String> packages, Set<Room> knows, List<String> forbidden) {
        this.packages = packages;
        this.knows = knows;
        this.forbidden = forbidden;
    }

    /// Finds the room of a package, named relative to the root package.
    static Optional<Room> of(String packageName) {
        return Arrays.stream(values()).filter(room -> room.packages.contains(packageName)).findAny();
    }

    boolean mayKnow(Room other) {
        return other == this || knows.contains(other);
    }

    boolean mayUse(String jdkClass) {
        return forbidden.stream().noneMatch(jdkClass::startsWith);
    }

    private static final class Forbidden {
        static final List<String> DOWNCALLS = List.of("java.lang.foreign.Linker", "java.lang.foreign.SymbolLookup");
        static final List<String> DOWNCALLS_AND_LOCKS = List.of(
                "java.lang.foreign.Linker", "java.lang.foreign.SymbolLookup", "java.util.concurrent.locks.");
    }
}
