package dev.osock.message;

import java.util.OptionalInt;

/// What the kernel knows of a packet that a packet socket has received: `struct tpacket_auxdata`, the value of
/// [ControlTypes#PACKET_AUXDATA].
///
/// @param status `TP_STATUS_*`: [#CSUMNOTREADY] and others, or-ed
/// @param length how long the packet was, in bytes
/// @param snapLength how many of its bytes were received
/// @param mac the index of the link-layer header in it, 0 to 65535
/// @param net the index of the header of the protocol above, 0 to 65535
/// @param vlanTci the tag of its VLAN, 0 to 65535, if [#VLAN_VALID] is set; see [#vlan()]
/// @param vlanTpid the protocol of the tag, such as 0x8100, if [#VLAN_TPID_VALID] is set
public record PacketAuxdata(
        long status, long length, long snapLength, int mac, int net, int vlanTci, int vlanTpid) {

    /// The packet is sent by this host, and its checksum is not there yet, since the device makes it;
    /// `TP_STATUS_CSUMNOTREADY`.
    public static final long CSUMNOTREADY = 1 << 3;
    /// The packet has a tag of a VLAN; `TP_STATUS_VLAN_VALID`.
    public static final long VLAN_VALID = 1 << 4;
    /// The protocol of that tag is given; `TP_STATUS_VLAN_TPID_VALID`.
    public static final long VLAN_TPID_VALID = 1 << 6;
    /// The checksum has been found to be right; `TP_STATUS_CSUM_VALID`.
    public static final long CSUM_VALID = 1 << 7;

    private static final int ID = 0xFFF;

    /// Tells which VLAN the packet belongs to: the lower twelve bits of the tag.
    ///
    /// @return its number, 0 to 4095, or nothing if the packet has no tag
    public OptionalInt vlan() {
        return (status & VLAN_VALID) == 0 ? OptionalInt.empty() : OptionalInt.of(vlanTci & ID);
    }
}
