package dev.osock.option;

/// Which process it was, and whose: `struct ucred`.
///
/// @param pid the process, as this process's namespace numbers it; 0 if it has none there
/// @param uid the user, unsigned; 65534 if it has none in this namespace
/// @param gid the group, unsigned
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
