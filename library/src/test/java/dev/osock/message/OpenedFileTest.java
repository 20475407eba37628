package dev.osock.message;

import static dev.osock.testing.sockets.Bytes.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.osock.Descriptor;
import dev.osock.ReceivedMsg;
import dev.osock.Socket;
import dev.osock.error.Errno;
import dev.osock.error.SocketException;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Failing;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// [Descriptor#open]; of what the options do, `Files.newByteChannel` is the judge.
@Bounded
class OpenedFileTest {

    /// A digit of the octal flags.
    private static final int LARGE_FILE =
            System.getProperty("os.arch").equals("aarch64") ? 4 : 1;

    @TempDir
    private Path folder;

    @Test
    void anOpenedFileGoesOverToTheReceiver() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "contents");
        try (Socket.Pair way = Socket.pair(Domain.LOCAL, Type.STREAM)) {
            try (Descriptor opened = Descriptor.open(file)) {
                assertThat(Files.readString(Path.of("/proc/self/fdinfo/" + opened.fd())))
                        .as("close-on-exec, O_LARGEFILE, O_RDONLY")
                        .containsPattern("flags:\\s+02" + LARGE_FILE + "00000");
                way.first().sendDescriptors(bytes("x"), opened);
            }
            try (ReceivedMsg message = way.second().recvDescriptors(1, 1);
                    InputStream stream = message.descriptors().getFirst().inputStream()) {
                assertThat(stream.readAllBytes()).isEqualTo(bytes("contents"));
            }
        }
    }

    @Test
    void anOpenedFolderGivesWhatIsInIt() throws Exception {
        Files.writeString(folder.resolve("file"), "contents");
        try (Descriptor opened = Descriptor.open(folder, StandardOpenOption.READ)) {
            assertThat(Path.of("/proc/self/fd/" + opened.fd() + "/file")).hasContent("contents");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a+b", "a%41", "ä", "-"})
    void aFileOfAnyNameIsOpened(String name) throws Exception {
        Path file = Files.writeString(folder.resolve(name), "contents");
        try (InputStream stream = Descriptor.open(file).inputStream()) {
            assertThat(stream.readAllBytes()).isEqualTo(bytes("contents"));
        }
    }

    static List<List<OpenOption>> options() {
        return List.of(
                List.of(),
                List.of(StandardOpenOption.READ),
                List.of(StandardOpenOption.WRITE),
                List.of(StandardOpenOption.WRITE, StandardOpenOption.WRITE),
                List.of(StandardOpenOption.READ, StandardOpenOption.WRITE),
                List.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE),
                List.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW),
                List.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW, StandardOpenOption.SPARSE),
                List.of(StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING),
                List.of(StandardOpenOption.WRITE, StandardOpenOption.SYNC),
                List.of(StandardOpenOption.WRITE, StandardOpenOption.DSYNC),
                List.of(StandardOpenOption.APPEND),
                List.of(StandardOpenOption.APPEND, StandardOpenOption.CREATE),
                List.of(StandardOpenOption.CREATE),
                List.of(StandardOpenOption.READ, StandardOpenOption.TRUNCATE_EXISTING),
                List.of(StandardOpenOption.READ, StandardOpenOption.APPEND),
                List.of(StandardOpenOption.APPEND, StandardOpenOption.TRUNCATE_EXISTING),
                List.of(LinkOption.NOFOLLOW_LINKS),
                List.of(StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
    }

    @ParameterizedTest
    @MethodSource("options")
    void optionsDoWhatTheyDoForAChannel(List<OpenOption> options) throws IOException {
        for (String name : List.of("file", "missing", "link")) {
            assertThat(throughADescriptor(fresh("ours").resolve(name), options.toArray(OpenOption[]::new)))
                    .as(name)
                    .isEqualTo(throughAChannel(fresh("theirs").resolve(name), options.toArray(OpenOption[]::new)));
        }
    }

    /// Makes a folder with a file, and a link to it.
    private Path fresh(String prefix) throws IOException {
        Path made = Files.createTempDirectory(folder, prefix);
        Files.writeString(made.resolve("file"), "contents");
        Files.createSymbolicLink(made.resolve("link"), Path.of("file"));
        return made;
    }

    private static String throughADescriptor(Path file, OpenOption... options) throws IOException {
        try (Descriptor opened = Descriptor.open(file, options); OutputStream stream = opened.outputStream()) {
            stream.write(bytes("AB"));
            return Files.readString(file);
        } catch (SocketException failed) {
            return failed.reason().toString();
        } catch (IllegalArgumentException refused) {
            return "refused";
        }
    }

    private static String throughAChannel(Path file, OpenOption... options) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file, options)) {
            channel.write(ByteBuffer.wrap(bytes("AB")));
            return Files.readString(file);
        } catch (NonWritableChannelException readOnly) {
            return Errno.EBADF.toString();
        } catch (NoSuchFileException missing) {
            return Errno.ENOENT.toString();
        } catch (FileAlreadyExistsException there) {
            return Errno.EEXIST.toString();
        } catch (IOException link) {
            assertThat(link).hasMessageStartingWith("Too many levels of symbolic links");
            return Errno.ELOOP.toString();
        } catch (IllegalArgumentException refused) {
            return "refused";
        }
    }

    @Test
    void failuresNameTheFileAndTheOption() throws Exception {
        Path missing = folder.resolve("missing");
        assertThat(Failing.failureOf(() -> Descriptor.open(missing)))
                .hasMessage("open " + missing + ": ENOENT (No such file or directory)");
        assertThat(Failing.failureOf(() -> Descriptor.open(folder, StandardOpenOption.WRITE)))
                .hasMessage("open " + folder + ": EISDIR (Is a directory)");
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> Descriptor.open(missing, StandardOpenOption.DELETE_ON_CLOSE))
                .withMessage("open: DELETE_ON_CLOSE is not supported");
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> Descriptor.open(Path.of(URI.create("jrt:/java.base/module-info.class"))))
                .withMessageContaining("jrt:/java.base/module-info.class");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Descriptor.open(missing, StandardOpenOption.READ, StandardOpenOption.APPEND))
                .withMessage("open: READ and APPEND exclude each other");
    }
}
