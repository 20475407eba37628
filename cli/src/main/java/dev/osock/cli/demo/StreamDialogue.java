package dev.osock.cli.demo;

import static dev.osock.cli.demo.Mismatch.verify;

import dev.osock.Socket;
import dev.osock.Sockets;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrUn;
import dev.osock.cli.demo.Parts.Part;
import dev.osock.kind.Shutdown;
import java.time.Duration;
import java.util.List;

/// The client and the server that Erlang's `socket` documentation ends with, over a stream of any domain.
///
/// @param title the act's name
/// @param address where the server binds
record StreamDialogue(String title, Sockaddr address) implements Act {

    private static final Duration LIMIT = Patience.seconds(10);

    @Override
    public String play(Transcript transcript) throws Exception {
        try (Socket listener = Sockets.listen(address)) {
            Sockaddr bound = listener.sockname();
            transcript.say("server", "listens on " + bound);
            List<Sockaddr> clientAsSeen = Parts.play(LIMIT, List.of(
                    new Part<>("server", () -> server(listener, transcript)),
                    new Part<>("client", () -> client(bound, transcript))));
            verify("the client's address, as the server sees it,", clientAsSeen.getFirst(), clientAsSeen.getLast());
        }
        return "\"" + Hello.TEXT + "\" there and back, the end of the stream, both addresses";
    }

    private static Sockaddr client(Sockaddr server, Transcript transcript) throws Exception {
        transcript.say("client", "connects to " + server);
        try (Socket socket = Sockets.connect(server)) {
            Sockaddr own = socket.sockname();
            transcript.say("client", "is connected, as " + name(own));
            verify("the server's address, as the client sees it,", socket.peername(), server);
            transcript.say("client", "sends \"" + Hello.TEXT + "\" and ends its stream");
            socket.send(Hello.BYTES);
            socket.shutdown(Shutdown.WRITE);
            byte[] answer = socket.recv();
            transcript.say("client", "receives \"" + Hello.text(answer) + "\"");
            Hello.verify("what the client receives", answer);
            verify("what the client reads then", socket.inputStream().read(), -1);
            return own;
        }
    }

    private static Sockaddr server(Socket listener, Transcript transcript) throws Exception {
        try (Socket socket = listener.accept()) {
            Sockaddr client = socket.peername();
            transcript.say("server", "accepts " + name(client));
            byte[] message = socket.recv();
            transcript.say("server", "receives \"" + Hello.text(message) + "\"");
            Hello.verify("what the server receives", message);
            verify("what the server reads then", socket.inputStream().read(), -1);
            transcript.say("server", "sends it back and closes");
            socket.send(message);
            return client;
        }
    }

    /// A Unix socket that connects has no name of its own.
    private static String name(Sockaddr address) {
        return address instanceof SockaddrUn unix && unix.isUnnamed() ? "an unnamed socket" : address.toString();
    }
}
