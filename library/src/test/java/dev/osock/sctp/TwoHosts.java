package dev.osock.sctp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.OpenOptions;
import dev.osock.Socket;
import dev.osock.address.InAddr;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.error.SocketException;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Type;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Two network namespaces with two cables between them: 10.79.1.0/24 and 10.79.2.0/24.
final class TwoHosts implements AutoCloseable {

    final String here = "osock-sctp-a-" + ProcessHandle.current().pid();
    final String there = "osock-sctp-b-" + ProcessHandle.current().pid();

    TwoHosts() throws IOException, InterruptedException {
        ip("netns", "add", here);
        ip("netns", "add", there);
        for (String path : List.of("1", "2")) {
            ip("-n", here, "link", "add", "path" + path, "type", "veth", "peer", "name", "path" + path, "netns",
                    there);
            ip("-n", here, "addr", "add", "10.79." + path + ".1/24", "dev", "path" + path);
            ip("-n", there, "addr", "add", "10.79." + path + ".2/24", "dev", "path" + path);
            ip("-n", here, "link", "set", "path" + path, "up");
            ip("-n", there, "link", "set", "path" + path, "up");
        }
    }

    static void ip(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(arguments));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).as(command.toString()).isZero();
    }

    /// Runs commands of the shell on a host.
    static void run(String host, String commands) throws IOException, InterruptedException {
        ip("netns", "exec", host, "sh", "-c", commands);
    }

    Sockaddr at(int path, int host, int port) {
        return new SockaddrIn(InAddr.of(10, 79, path, host), port);
    }

    static OpenOptions on(String host) {
        return OpenOptions.DEFAULT.withNetns("/run/netns/" + host);
    }

    Socket open(Type type, String host) throws SocketException {
        return Socket.open(Domain.INET, type, Protocol.SCTP, on(host));
    }

    /// Cuts a cable, or mends it, at the other end.
    void cable(int path, String state) throws IOException, InterruptedException {
        ip("-n", there, "link", "set", "path" + path, state);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        try {
            ip("netns", "del", here);
        } finally {
            ip("netns", "del", there);
        }
    }
}
