package dev.osock.stress;

import dev.osock.Feature;
import dev.osock.Platform;
import dev.osock.Socket;
import dev.osock.error.SocketErrnoException;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Type;
import dev.osock.option.IpOptions;
import dev.osock.option.Ipv6Options;
import java.util.ArrayList;
import java.util.List;

/// Asks what there is while no descriptor is left, and again when there are some. Runs in a virtual machine of its own.
final class SupportWithoutDescriptors {

    private SupportWithoutDescriptors() {}

    public static void main(String[] arguments) throws Exception {
        System.out.println(Platform.support(Feature.LOCAL));
        System.out.println(Platform.support(IpOptions.TTL) + " " + Platform.support(Ipv6Options.V6ONLY));
        try (Socket impossible = Socket.open(Domain.INET, Type.STREAM, Protocol.UDP)) {
            System.out.println(impossible);
        } catch (SocketErrnoException e) {
            System.out.println(e.errno().name()); // and loads the classes of a failure, which needs a descriptor
        }
        List<Socket> sockets = new ArrayList<>();
        try {
            while (true) {
                sockets.add(Socket.open(Domain.INET, Type.DGRAM));
            }
        } catch (SocketErrnoException full) {
            System.out.println(full.errno().name());
        }
        System.out.println(Platform.support(Ipv6Options.HOPLIMIT) + " " + Platform.support(Feature.IPV6));
        for (Socket socket : sockets) {
            socket.close();
        }
        System.out.println(Platform.support(Ipv6Options.HOPLIMIT) + " " + Platform.support(Feature.IPV6));
    }
}
