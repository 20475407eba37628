package dev.osock.option;

/// A range of ports, both ends included: the value of [IpOptions#LOCAL_PORT_RANGE].
///
/// @param low the lowest port, 0..65535; 0 for the system's bound
/// @param high the highest port, 0..65535; 0 for the system's bound
public record PortRange(int low, int high) {

    private static final int MOST = 65_535;

    /// Checks the ports.
    ///
    /// @throws IllegalArgumentException if one is outside 0..65535
    public PortRange {
        if (low < 0 || low > MOST || high < 0 || high > MOST) {
            throw new IllegalArgumentException("port range: a port is outside 0..65535: " + low + ", " + high);
        }
    }
}
