package dev.osock.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A server, and the load that tells what it bears.
record LoadedSession(ChildProcess server, ChildProcess load) implements Session {

    static LoadedSession open(Contestant.Loaded loaded) throws IOException {
        ChildProcess server = ChildProcess.start(loaded.server().command());
        try {
            return new LoadedSession(server, load(loaded, server, loaded.connections()));
        } catch (IOException failed) {
            server.close();
            throw failed;
        }
    }

    /// Starts a load on a server.
    static ChildProcess load(Contestant.Loaded loaded, ChildProcess server, int connections) throws IOException {
        List<String> command = new ArrayList<>(loaded.load());
        command.add(server.greeting());
        command.add(Integer.toString(connections));
        return ChildProcess.start(command);
    }

    @Override
    public double[] round(Duration length) throws IOException {
        return load.round(length);
    }

    @Override
    public void close() {
        load.close();
        server.close();
    }
}
