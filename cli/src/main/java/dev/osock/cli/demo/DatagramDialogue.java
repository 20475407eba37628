package dev.osock.cli.demo;

import static dev.osock.cli.demo.Mismatch.verify;

import dev.osock.Socket;
import dev.osock.address.Sockaddr;
import dev.osock.cli.demo.Parts.Part;
import dev.osock.kind.Type;
import dev.osock.message.Received;
import java.time.Duration;
import java.util.List;

/// The same client and server without a connection: `sendto` and `recvfrom`.
///
/// @param title the act's name
/// @param address where both bind; the system chooses what it leaves open
record DatagramDialogue(String title, Sockaddr address) implements Act {

    private static final Duration LIMIT = Patience.seconds(10);

    @Override
    public String play(Transcript transcript) throws Exception {
        try (Socket server = open(); Socket client = open()) {
            transcript.say("server", "is bound to " + server.sockname());
            transcript.say("client", "is bound to " + client.sockname());
            List<Sockaddr> sources = Parts.play(LIMIT, List.of(
                    new Part<>("server", () -> server(server, transcript)),
                    new Part<>("client", () -> client(client, server.sockname(), transcript))));
            verify("the source of what the server received", sources.getFirst(), client.sockname());
            verify("the source of what the client received", sources.getLast(), server.sockname());
        }
        return "\"" + Hello.TEXT + "\" there and back, both sources";
    }

    private Socket open() throws Exception {
        Socket socket = Socket.open(address.family(), Type.DGRAM);
        try {
            socket.bind(address);
            return socket;
        } catch (Throwable failed) {
            socket.close();
            throw failed;
        }
    }

    private static Sockaddr client(Socket socket, Sockaddr server, Transcript transcript) throws Exception {
        transcript.say("client", "sends \"" + Hello.TEXT + "\" to " + server);
        socket.sendto(Hello.BYTES, server);
        Received answer = socket.recvfrom();
        transcript.say("client", "receives \"" + Hello.text(answer.data()) + "\" from " + answer.source());
        Hello.verify("what the client receives", answer.data());
        return answer.source();
    }

    private static Sockaddr server(Socket socket, Transcript transcript) throws Exception {
        Received message = socket.recvfrom();
        transcript.say("server", "receives \"" + Hello.text(message.data()) + "\" from " + message.source());
        Hello.verify("what the server receives", message.data());
        transcript.say("server", "sends it back");
        socket.sendto(message.data(), message.source());
        return message.source();
    }
}
