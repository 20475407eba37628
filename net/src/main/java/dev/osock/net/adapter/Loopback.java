package dev.osock.net.adapter;

import java.net.InetAddress;
import java.net.UnknownHostException;

/// The address of every host for clients that look one up, though where their sockets go is settled.
final class Loopback {

    private static final byte[] BYTES = {127, 0, 0, 1};

    private Loopback() {}

    /// The loopback address with that name, which nobody is asked for.
    static InetAddress named(String host) throws UnknownHostException {
        return InetAddress.getByAddress(host, BYTES);
    }
}
