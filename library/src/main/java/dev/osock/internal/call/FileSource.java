package dev.osock.internal.call;

/// A file whose bytes go to a socket.
public interface FileSource {

    /// Sends so many bytes from an offset on, once, under the lane's lock.
    ///
    /// @return the bytes sent, 0 at the file's end, or `-errno`
    long send(int fd, Call call, long offset, long count);
}
