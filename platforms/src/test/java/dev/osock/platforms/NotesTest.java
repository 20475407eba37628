package dev.osock.platforms;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotesTest {
    @TempDir
    Path folder;

    @Test
    void theNextVirtualMachineGoesOnAfterTheClassThatWasBegun() throws Exception {
        Path file = folder.resolve("notes");
        Notes first = Notes.of(file);
        first.begin("A");
        first.end("A", new Counts(3, 0, 1));
        first.begin("B");
        first.failure("B: stuck");
        first.end("B", new Counts(1, 1, 0));

        Notes second = Notes.of(file);
        assertThat(second.isBegun("B")).isTrue();
        assertThat(second.isBegun("C")).isFalse();
        second.end("C", new Counts(7, 0, 0));
        assertThat(second.sum()).isEqualTo(new Counts(11, 1, 1));
        assertThat(second.failures()).containsExactly("B: stuck");
    }
}
