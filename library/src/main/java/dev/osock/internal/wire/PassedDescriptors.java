package dev.osock.internal.wire;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import dev.osock.internal.abi.Abi;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// The descriptors that come in control messages.
public final class PassedDescriptors {

    private static final int SOL_SOCKET = Abi.current().number("SOL_SOCKET");
    private static final int SCM_RIGHTS = Abi.current().number("SCM_RIGHTS");
    private static final int SCM_PIDFD = Abi.current().number("SCM_PIDFD");

    private PassedDescriptors() {}

    /// Whether a control message is one of descriptors that the sender passes.
    static boolean areIn(int level, int type) {
        return level == SOL_SOCKET && type == SCM_RIGHTS;
    }

    /// Tells how many descriptors come in so many bytes of control messages, at the most.
    ///
    /// @param room how many bytes
    /// @return how many descriptors
    public static int most(int room) {
        return Math.max(0, (room - Cmsg.HEADER) / Integer.BYTES);
    }

    /// Finds the descriptors among received control messages, which this process owns from now on. A negative number is
    /// none. Makes no object, for which there may be no memory.
    ///
    /// @param control where they are, from its start on
    /// @param length how many bytes of it
    /// @param rights how many of those that the sender passes, at the most: the first
    /// @param found takes the numbers: there is room for [#most] more than are in it
    /// @param count how many are in it already
    /// @return how many are in it now
    public static int find(MemorySegment control, long length, int rights, int[] found, int count) {
        long end = Cmsg.end(control, length);
        int known = count;
        int left = rights;
        long at = 0;
        for (long size = Cmsg.length(control, at, end); size > 0; size = Cmsg.length(control, at, end)) {
            boolean isPassed = areIn(Cmsg.level(control, at), Cmsg.type(control, at));
            if (isPassed || isOfKernel(Cmsg.level(control, at), Cmsg.type(control, at))) {
                for (long body = at + Cmsg.HEADER; body + Integer.BYTES <= at + size; body += Integer.BYTES) {
                    if (isPassed && --left < 0) {
                        break;
                    }
                    int number = control.get(JAVA_INT_UNALIGNED, body);
                    if (number >= 0) {
                        found[known++] = number;
                    }
                }
            }
            at = Cmsg.next(at, size, end);
        }
        return known;
    }

    /// Lists the descriptors among control messages.
    ///
    /// @param control where they are, from its start on
    /// @param length how many bytes of it
    /// @return the numbers
    public static int[] in(MemorySegment control, long length) {
        int most = most((int) length);
        int[] found = new int[most];
        return Arrays.copyOf(found, find(control, length, most, found, 0));
    }

    private static boolean isOfKernel(int level, int type) {
        return level == SOL_SOCKET && type == SCM_PIDFD;
    }
}
