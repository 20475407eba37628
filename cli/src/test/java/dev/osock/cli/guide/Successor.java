package dev.osock.cli.guide;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.osock.InheritedSocket;
import dev.osock.ReceivedMsg;
import dev.osock.Socket;
import dev.osock.Sockets;
import dev.osock.address.SockaddrUn;
import dev.osock.error.SocketException;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;

/// A process that takes sockets over: `passed NAME` from a local listener, `listen` from the service manager.
final class Successor {

    private Successor() {}

    /// Takes one over and serves once.
    ///
    /// @param arguments which way
    public static void main(String[] arguments) throws SocketException {
        if (arguments[0].equals("passed")) {
            try (Socket way = Socket.open(Domain.LOCAL, Type.SEQPACKET)) {
                way.connect(SockaddrUn.abstractName(arguments[1]));
                takeOver(way);
            }
        } else {
            for (InheritedSocket each : Sockets.fromSystemd()) {
                serve(each.name(), each.socket());
            }
        }
    }

    private static void serve(String name, Socket listener) throws SocketException {
        try (listener;
                Socket connection = listener.accept()) {
            connection.send(("hello from " + name).getBytes(US_ASCII));
        }
    }

    private static void takeOver(Socket way) throws SocketException {
        try (ReceivedMsg message = way.recvDescriptors(1024, 1);
                Socket connection = message.descriptors().getFirst().toSocket()) {
            connection.send(message.data());
        }
    }
}
