package dev.osock.address;

import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The text of an IPv6 address: read in all forms of RFC 4291 section 2.2, written in the one form of RFC 5952.
final class In6Text {

    private static final int GROUPS = 8;
    private static final String GAP = "::";
    private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");

    private In6Text() {}

    static In6Addr parse(String text) {
        try {
            int gap = text.indexOf(GAP);
            return gap < 0 ? whole(text) : split(text.substring(0, gap), text.substring(gap + GAP.length()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("not an IPv6 address: \"" + text + "\"", e);
        }
    }

    private static In6Addr whole(String text) {
        int[] groups = new int[GROUPS];
        int count = read(withHexTail(text), groups, 0);
        if (count != GROUPS) {
            throw new IllegalArgumentException(count + " groups");
        }
        return of(groups);
    }

    private static In6Addr split(String before, String after) {
        int[] groups = new int[GROUPS];
        int[] tail = new int[GROUPS];
        int heads = before.isEmpty() ? 0 : read(before, groups, 0);
        int tails = after.isEmpty() ? 0 : read(withHexTail(after), tail, heads);
        if (heads + tails == GROUPS) {
            throw new IllegalArgumentException("no group left for " + GAP);
        }
        System.arraycopy(tail, 0, groups, GROUPS - tails, tails);
        return of(groups);
    }

    /// Reads groups from the text into the array, which has room for all but `taken` of them, and returns how many.
    private static int read(String text, int[] into, int taken) {
        String[] parts = text.split(":", -1);
        if (parts.length + taken > GROUPS) {
            throw new IllegalArgumentException("more than 8 groups");
        }
        for (int i = 0; i < parts.length; i++) {
            if (!GROUP.matcher(parts[i]).matches()) {
                throw new IllegalArgumentException("not a group: \"" + parts[i] + "\"");
            }
            into[i] = HexFormat.fromHexDigits(parts[i]);
        }
        return parts.length;
    }

    /// Rewrites a dotted quad at the end as two groups.
    private static String withHexTail(String text) {
        if (text.indexOf('.') < 0) {
            return text;
        }
        int start = text.lastIndexOf(':') + 1;
        int bits = InAddr.parse(text.substring(start)).bits();
        return text.substring(0, start) + Integer.toHexString(bits >>> 16) + ":" + Integer.toHexString(bits & 0xFFFF);
    }

    private static In6Addr of(int[] g) {
        return In6Addr.of(g[0], g[1], g[2], g[3], g[4], g[5], g[6], g[7]);
    }

    static String format(In6Addr addr) {
        if (addr.isV4Mapped()) {
            return "::ffff:" + addr.v4();
        }
        int gap = 0;
        int zeros = 0;
        for (int i = 0; i < GROUPS; i++) {
            int length = zerosFrom(addr, i);
            if (length > zeros) {
                gap = i;
                zeros = length;
            }
        }
        return zeros < 2 ? hex(addr, 0, GROUPS) : hex(addr, 0, gap) + GAP + hex(addr, gap + zeros, GROUPS);
    }

    private static String hex(In6Addr addr, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> Integer.toHexString(group(addr, i)))
                .collect(Collectors.joining(":"));
    }

    private static int zerosFrom(In6Addr addr, int start) {
        int end = start;
        while (end < GROUPS && group(addr, end) == 0) {
            end++;
        }
        return end - start;
    }

    private static int group(In6Addr addr, int index) {
        long half = index < 4 ? addr.high() : addr.low();
        return (int) (half >>> (16 * (3 - index % 4))) & 0xFFFF;
    }
}
