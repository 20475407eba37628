package dev.osock.stress;

import dev.osock.Platform;
import dev.osock.Socket;

/// Opens sockets by names where the system has no list of protocols. Runs in a virtual machine of its own.
final class WithoutProtocolList {

    private WithoutProtocolList() {}

    public static void main(String[] arguments) throws Exception {
        for (String protocol : new String[] {"icmp", "raw", "igmp"}) {
            try (Socket socket = Socket.open("inet", "raw", protocol)) {
                System.out.println(socket.toString().replaceFirst(" .*", "") + " " + socket.protocol());
            }
        }
        System.out
                .println(Platform.isSupported("protocols", "sctp") + " "
                        + Platform.isSupported("protocols", "nonsense"));
    }
}
