package dev.osock.option;

/// The number of a process, and of its user and group: `struct ucred`. See [SocketOptions#PEERCRED] and
/// [dev.osock.message.ControlTypes#CREDENTIALS].
///
/// @param pid the process's number in the PID namespace of this process; 0 if it has none there
/// @param uid the user's number, 0..4294967295; 65534 if it has none in this user namespace
/// @param gid the group's number, 0..4294967295; likewise
public record Credentials(int pid, long uid, long gid) {

    private static final long MAX = 0xFFFF_FFFFL;

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a user or group is outside 0 to 2^32 - 1
    public Credentials {
        if (uid < 0 || uid > MAX || gid < 0 || gid > MAX) {
            throw new IllegalArgumentException("credentials: uid or gid outside 0..4294967295: " + uid + ", " + gid);
        }
    }
}
