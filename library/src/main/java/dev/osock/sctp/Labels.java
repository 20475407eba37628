package dev.osock.sctp;

import java.util.ArrayList;
import java.util.List;

/// The texts of the operating system's numbers, for messages.
final class Labels {

    private Labels() {}

    /// Names a number.
    ///
    /// @param number the number
    /// @param names the names, of 0 and one number after the other
    /// @return the name, or the number's digits if it has none
    static String of(int number, String... names) {
        return number >= 0 && number < names.length ? names[number] : Integer.toString(number);
    }

    /// Names each bit that is set, the lowest first.
    ///
    /// @param bits the bits
    /// @param names the names of the bits from the lowest on; an empty one is none
    /// @return the names, joined by `|`, and what has no name as one hexadecimal number; `none` for no bit
    static String ofBits(int bits, String... names) {
        List<String> found = new ArrayList<>();
        int rest = bits;
        for (int i = 0; i < names.length; i++) {
            int bit = 1 << i;
            if ((bits & bit) != 0 && !names[i].isEmpty()) {
                found.add(names[i]);
                rest &= ~bit;
            }
        }
        if (rest != 0) {
            found.add("0x" + Integer.toHexString(rest));
        }
        return found.isEmpty() ? "none" : String.join("|", found);
    }
}
