package dev.osock.internal.verb;

import dev.osock.error.SocketException;
import dev.osock.internal.abi.Abi;
import dev.osock.internal.call.Call;
import dev.osock.internal.call.Failure;
import dev.osock.internal.kernel.Kernel;
import dev.osock.internal.socket.DescriptorState;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.FileSystems;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.function.Function;

/// Opens a file for its descriptor: open(2), with the options that `Files.newByteChannel` takes.
public final class FileOpening {

    /// Of a file that is made, less the process's umask.
    private static final int EVERYBODY_READS_AND_WRITES = 0666;

    private FileOpening() {}

    /// Opens a file.
    ///
    /// @param <T> the type of the public object
    /// @param path the file
    /// @param options how; to read if there are none
    /// @param maker makes the public object of the descriptor's owner
    /// @return that
    /// @throws SocketException with the errno
    public static <T> T open(Path path, Set<OpenOption> options, Function<DescriptorState, T> maker)
            throws SocketException {
        if (!path.getFileSystem().equals(FileSystems.getDefault())) {
            throw new UnsupportedOperationException("open: not a path of the default file system: " + path.toUri());
        }
        int flags = flags(options);
        byte[] name = FileName.bytes(path);
        var file = new DescriptorState();
        T made = maker.apply(file);
        Call call = Call.begin();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment text = arena.allocate(name.length + 1L);
            text.asByteBuffer().put(name);
            int fd;
            do {
                fd = file.own(Kernel.open(call.scratch, text.address(), flags, EVERYBODY_READS_AND_WRITES));
            } while (fd == Kernel.EINTR);
            if (fd < 0) {
                throw Failure.of("open " + path).because(fd);
            }
            return made;
        } finally {
            call.end();
        }
    }

    private static int flags(Set<OpenOption> options) {
        boolean appends = options.contains(StandardOpenOption.APPEND);
        boolean writes = appends || options.contains(StandardOpenOption.WRITE);
        boolean reads = options.contains(StandardOpenOption.READ);
        if (appends && reads) {
            throw new IllegalArgumentException("open: READ and APPEND exclude each other");
        }
        if (appends && options.contains(StandardOpenOption.TRUNCATE_EXISTING)) {
            throw new IllegalArgumentException("open: APPEND and TRUNCATE_EXISTING exclude each other");
        }
        int flags = number(!writes ? "O_RDONLY" : reads ? "O_RDWR" : "O_WRONLY");
        for (OpenOption option : options) {
            flags |= flag(option, writes);
        }
        return flags;
    }

    private static int flag(OpenOption option, boolean writes) {
        return switch (option) {
            case StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.SPARSE -> 0;
            case StandardOpenOption.APPEND -> number("O_APPEND");
            case StandardOpenOption.TRUNCATE_EXISTING -> writes ? number("O_TRUNC") : 0;
            case StandardOpenOption.CREATE -> writes ? number("O_CREAT") : 0;
            case StandardOpenOption.CREATE_NEW -> writes ? number("O_CREAT") | number("O_EXCL") : 0;
            case StandardOpenOption.SYNC -> number("O_SYNC");
            case StandardOpenOption.DSYNC -> number("O_DSYNC");
            case LinkOption.NOFOLLOW_LINKS -> number("O_NOFOLLOW");
            default -> throw new UnsupportedOperationException("open: " + option + " is not supported");
        };
    }

    private static int number(String name) {
        return Abi.current().number(name);
    }
}
