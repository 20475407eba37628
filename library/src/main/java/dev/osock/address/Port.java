package dev.osock.address;

/// The rule of `in_port_t`: 0..65535, never truncated.
final class Port {

    private static final int MAX = 0xFFFF;

    private Port() {}

    static void check(int port) {
        if (port < 0 || port > MAX) {
            throw new IllegalArgumentException("port " + port + " is outside 0..65535");
        }
    }

    static int parse(String digits) {
        long port = Decimal.parse(digits, MAX);
        if (port == Decimal.MALFORMED) {
            throw new IllegalArgumentException("port \"" + digits + "\" is not a number in 0..65535");
        }
        return (int) port;
    }
}
