package dev.osock.address;

/// An address that an internet domain has a name for. OTP's `any`, `broadcast` and `loopback`.
public enum NamedAddress {
    /// Every address of the host: `INADDR_ANY`, `in6addr_any`.
    ANY,
    /// Every host on the network: `INADDR_BROADCAST`. IPv6 has none.
    BROADCAST,
    /// The host itself: `INADDR_LOOPBACK`, `in6addr_loopback`.
    LOOPBACK;

    /// Names the address in lower case: `any`. This is OTP's name.
    ///
    /// @return the name
    public String otpName() {
        return switch (this) {
            case ANY -> "any";
            case BROADCAST -> "broadcast";
            case LOOPBACK -> "loopback";
        };
    }
}
