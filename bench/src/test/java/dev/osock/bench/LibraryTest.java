package dev.osock.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryTest {

    @Test
    void nameClassPathAndOptionsAreRead(@TempDir Path folder) {
        Library library = Library.parse("before=" + folder + ",-Da=b,-Dc=d");
        assertThat(library).isEqualTo(new Library("before", folder.toString(), List.of("-Da=b", "-Dc=d")));
        assertThat(library.rename("osock loop")).isEqualTo("before loop");
    }

    @Test
    void withoutAClassPathItIsTheOwnBuild() {
        assertThat(Library.parse("plain=,-Da=b").classPath()).isEqualTo(Library.OWN.classPath());
    }

    @Test
    void whatIsNotThereIsRefused() {
        assertThatThrownBy(() -> Library.parse("before=/no/such/folder")).hasMessage("there is no /no/such/folder");
        assertThatThrownBy(() -> Library.parse("before")).hasMessageContaining("NAME=CLASS_PATH");
    }
}
