package dev.osock.message;

import java.util.OptionalInt;

/// What the kernel knows of a received packet: `struct tpacket_auxdata`.
///
/// @param status `TP_STATUS_*`: [#CSUMNOTREADY] and others, or-ed
/// @param length how long the packet was in bytes
/// @param snapLength how much of it was received
/// @param mac where the link-layer header begins
/// @param net where the header of the protocol above begins
/// @param vlanTci the VLAN's tag, 0 to 65535; see [#vlan()]
/// @param vlanTpid the protocol of that, such as 0x8100
public record PacketAuxdata(
        long status, long length, long snapLength, int mac, int net, int vlanTci, int vlanTpid) {

    /// The checksum of a packet of this host is not there yet, as the device shall make it; `TP_STATUS_CSUMNOTREADY`.
    public static final long CSUMNOTREADY = 1 << 3;
    /// There is a tag of a VLAN; `TP_STATUS_VLAN_VALID`.
    public static final long VLAN_VALID = 1 << 4;
    /// Its protocol is told; `TP_STATUS_VLAN_TPID_VALID`.
    public static final long VLAN_TPID_VALID = 1 << 6;
    /// The checksum has been found to be right; `TP_STATUS_CSUM_VALID`.
    public static final long CSUM_VALID = 1 << 7;

    private static final int ID = 0xFFF;

    /// Tells which VLAN the packet is of.
    ///
    /// @return its number, 0 to 4095, or nothing if the packet has no tag
    public OptionalInt vlan() {
        return (status & VLAN_VALID) == 0 ? OptionalInt.empty() : OptionalInt.of(vlanTci & ID);
    }
}
