package dev.osock.address;

/// A well-known address of IPv4 or IPv6, for [dev.osock.Socket#bind(NamedAddress)]. OTP's `any`, `broadcast` and
/// `loopback`.
public enum NamedAddress {
    /// Every address of the host: `INADDR_ANY`, `in6addr_any`.
    ANY,
    /// Every host of the network: `INADDR_BROADCAST`. IPv6 has no such address.
    BROADCAST,
    /// The host itself, which others cannot reach by it: `INADDR_LOOPBACK`, `in6addr_loopback`.
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
