package dev.osock.address;

/// The only spelling of a number in an address: ASCII digits, no sign, no leading zero.
final class Decimal {

    static final long MALFORMED = -1;

    private Decimal() {}

    /// Reads a number of at most `max`, which is far below the overflow of a long, or returns [#MALFORMED].
    static long parse(String digits, long max) {
        if (digits.isEmpty() || (digits.length() > 1 && digits.charAt(0) == '0')) {
            return MALFORMED;
        }
        long value = 0;
        for (int i = 0; i < digits.length(); i++) {
            char digit = digits.charAt(i);
            if (digit < '0' || digit > '9') {
                return MALFORMED;
            }
            value = value * 10 + (digit - '0');
            if (value > max) {
                return MALFORMED;
            }
        }
        return value;
    }
}
