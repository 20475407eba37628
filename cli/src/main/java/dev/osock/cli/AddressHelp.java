package dev.osock.cli;

/// What the help of several commands says of addresses.
final class AddressHelp {

    /// Which there are.
    static final String FORMS = "ADDRESS is tcp:HOST:PORT, udp:HOST:PORT, sctp:HOST:PORT, unix:PATH, unixgram:PATH for "
            + "datagrams, unixpacket:PATH for records, each of these also with @NAME for PATH, an abstract name; or "
            + "vsock:CID:PORT. HOST is a name or an address, of IPv6 in brackets; left out, as in tcp:80, it is "
            + "127.0.0.1, and 0.0.0.0 or [::] is to listen at all of this host. CID is host, the number of a virtual "
            + "machine, local for this one alone, or any to listen.";

    /// What may follow.
    static final String OPTIONS = "Options may follow, in quotes, as the shell has other uses for ? and &: "
            + "'tcp:80?netns=blue&protocol=mptcp&priority=5&tcp.nodelay=true'. They are a network namespace, a "
            + "protocol, and socket options by level and name, as 'osock options' lists them; those of level socket "
            + "by name.";

    private AddressHelp() {}
}
