package dev.osock.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final String ROOT = "dev.osock";
    private static final String VIOLATIONS = "dev.osock.architecture.violations";

    @Test
    void everyRoomKnowsOnlyWhatItMay() throws IOException {
        assertThat(new Rules(ROOT).breaches(ClassFiles.read(ClassFiles.ofLibrary(), ROOT))).isEmpty();
    }

    @Test
    void exactlyTheFrontAndTheVocabularyAreExported() {
        Path classes = ClassFiles.ofLibrary();
        ModuleDescriptor module = ModuleFinder.of(classes).find(ROOT).orElseThrow().descriptor();
        List<String> expected = Room.EXPORTED.stream()
                .flatMap(room -> room.packages.stream())
                .map(name -> name.isEmpty() ? ROOT : ROOT + "." + name)
                .filter(name -> Files.exists(classes.resolve(name.replace('.', '/'))))
                .toList();

        assertThat(module.exports()).noneMatch(Exports::isQualified);
        assertThat(module.exports()).extracting(Exports::source).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void theRulesCatchEveryViolation() throws IOException {
        List<ClassFiles.Compiled> bad = ClassFiles.read(ClassFiles.ofTests(), VIOLATIONS);

        assertThat(new Rules(VIOLATIONS).breaches(bad)).map(breach -> breach.replace(VIOLATIONS + ".", ""))
                .containsExactlyInAnyOrder(
                        "FrontKnowsKernel uses internal.kernel.KernelKnowsPoll, but FRONT must not know KERNEL",
                        "address.AddressTouchesMemory uses java.lang.foreign.MemorySegment, which VOCABULARY must not",
                        "internal.abi.AbiKnowsAddress uses address.AddressTouchesMemory, but ABI must not know VOCABULARY",
                        "internal.lane.LaneMakesDowncall uses java.lang.foreign.Linker, which LANE must not",
                        "internal.kernel.KernelKnowsPoll uses internal.poll.PollKnowsLane, but KERNEL must not know POLL",
                        "internal.poll.PollKnowsLane uses internal.lane.LaneMakesDowncall, but POLL must not know LANE",
                        "internal.registry.RegistryKnowsLane uses internal.lane.LaneMakesDowncall, "
                                + "but REGISTRY must not know LANE",
                        "internal.wire.WireLocksUtil uses java.util.concurrent.locks.ReentrantLock, which WIRE must not",
                        "internal.wire.WireLocksUtil has a name that says nothing",
                        "stray.Stray is in a package that belongs to no room",
                        "internal.kernel is part of a cycle of packages",
                        "internal.poll is part of a cycle of packages");
    }
}
