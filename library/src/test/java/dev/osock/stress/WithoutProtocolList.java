package dev.osock.stress;

import dev.osock.Socket;
import dev.osock.Sockets;

/// Opens sockets by names where the system has no list of protocols. Runs in a virtual machine of its own.
final class WithoutProtocolList {

    private WithoutProtocolList() {}

    public static void main(String[] arguments) throws Exception {
        for (String protocol : new String[] {"icmp", "raw", "udplite"}) {
            try (Socket socket = Socket.open("inet", protocol.equals("udplite") ? "dgram" : "raw", protocol)) {
                System.out.println(socket.toString().replaceFirst(" .*", "") + " " + socket.protocol());
            }
        }
        System.out
                .println(Sockets.isSupported("protocols", "sctp") + " " + Sockets.isSupported("protocols", "nonsense"));
    }
}
