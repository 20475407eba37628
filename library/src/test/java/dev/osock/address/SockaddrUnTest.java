package dev.osock.address;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.osock.kind.Domain;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SockaddrUnTest {

    @Test
    void familyIsLocal() {
        assertThat(SockaddrUn.unnamed().family()).isEqualTo(Domain.LOCAL);
    }

    @Test
    void pathIsEncodedInUtf8() {
        assertThat(SockaddrUn.path("/run/åäö").bytes()).isEqualTo("/run/åäö".getBytes(UTF_8));
        assertThat(SockaddrUn.path("/run/åäö").pathname()).isEqualTo("/run/åäö");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/run/\uD83D", "\uDE00x"})
    void loneSurrogateIsRejected(String path) {
        assertThatIllegalArgumentException().isThrownBy(() -> SockaddrUn.path(path)).withMessageContaining("surrogate");
        assertThatIllegalArgumentException().isThrownBy(() -> SockaddrUn.abstractName(path));
        assertThatIllegalArgumentException().isThrownBy(() -> Sockaddr.parse("unix:" + path));
    }

    @Test
    void pathNameHasAtMost107Bytes() {
        assertThat(SockaddrUn.path("x".repeat(107)).bytes()).hasSize(107);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SockaddrUn.path("x".repeat(108)))
                .withMessage("path of 108 bytes is longer than 107");
    }

    @Test
    void lengthCountsBytesNotCharacters() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SockaddrUn.path("å".repeat(54)))
                .withMessage("path of 108 bytes is longer than 107");
    }

    @Test
    void abstractNameHasAtMost108BytesWithItsNul() {
        assertThat(SockaddrUn.abstractName("x".repeat(107)).bytes()).hasSize(108).startsWith(0, 'x');
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SockaddrUn.abstractName("x".repeat(108)))
                .withMessageContaining("109 bytes")
                .withMessageContaining("108");
    }

    @Test
    void firstByteDecidesTheKind() {
        assertThat(SockaddrUn.path("/x").isAbstract()).isFalse();
        assertThat(SockaddrUn.path("/x").isUnnamed()).isFalse();
        assertThat(SockaddrUn.path("\0x").isAbstract()).isTrue();
        assertThat(SockaddrUn.path(new byte[1])).isEqualTo(SockaddrUn.abstractName(""));
        assertThat(SockaddrUn.path("")).isEqualTo(SockaddrUn.unnamed());
        assertThat(SockaddrUn.unnamed().isUnnamed()).isTrue();
        assertThat(SockaddrUn.unnamed().isAbstract()).isFalse();
    }

    @Test
    void abstractNameKeepsItsNuls() {
        assertThat(SockaddrUn.abstractName(new byte[] {'a', 0, 'b', 0}).bytes()).containsExactly(0, 'a', 0, 'b', 0);
        assertThat(SockaddrUn.abstractName("a\0b").pathname()).isEqualTo("\0a\0b");
    }

    @Test
    void pathWithANulIsNotCutUnseen() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SockaddrUn.path("/run/x\0zzz"))
                .withMessage("NUL at byte 6 of the path /run/x\\x00zzz");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SockaddrUn.path(new byte[] {'/', 0}))
                .withMessageContaining("NUL at byte 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sockaddr.parse("unix:/run/x\\x00zzz"))
                .withMessageContaining("NUL at byte 6");
    }

    @Test
    void constructorKeepsTheBytesAsTheyAre() {
        assertThat(new SockaddrUn("/run/x\0zzz".getBytes(UTF_8)).bytes()).hasSize(10);
    }

    @Test
    void bytesAreCopiedInAndOut() {
        byte[] bytes = {'/', 'x'};
        SockaddrUn address = SockaddrUn.path(bytes);
        bytes[1] = 'y';
        address.bytes()[1] = 'z';

        assertThat(address).isEqualTo(SockaddrUn.path("/x"));
    }

    @Test
    void equalBytesAreEqualAddresses() {
        assertThat(SockaddrUn.path("/x"))
                .isEqualTo(SockaddrUn.path(new byte[] {'/', 'x'}))
                .hasSameHashCodeAs(SockaddrUn.path(new byte[] {'/', 'x'}))
                .isNotEqualTo(SockaddrUn.path("/y"))
                .isNotEqualTo(SockaddrUn.abstractName("/x"));
    }

    @Test
    void fileSystemPathGivesItsName() {
        assertThat(SockaddrUn.path(Path.of("/run", "x"))).isEqualTo(SockaddrUn.path("/run/x"));
        assertThat(SockaddrUn.path(Path.of("x"))).isEqualTo(SockaddrUn.path("x"));
        assertThat(SockaddrUn.path(Path.of(""))).isEqualTo(SockaddrUn.unnamed());
    }

    @Test
    void pathOfAnotherFileSystemIsRejected(@TempDir Path folder) throws IOException {
        Path zip = folder.resolve("x.zip");
        try (FileSystem other = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
            assertThatIllegalArgumentException().isThrownBy(() -> SockaddrUn.path(other.getPath("/x")));
            Files.writeString(other.getPath("/x"), "a file system without files is not written");
        }
    }

    @Test
    void bytesThatAreNotTextPrintAsReplacement() {
        assertThat(SockaddrUn.path(new byte[] {'/', (byte) 0xFF}).pathname()).isEqualTo("/\uFFFD");
    }
}
