package dev.osock.bench;

import java.io.IOException;
import java.util.List;

/// One that takes part, by name.
public sealed interface Contestant {

    /// The one that the others are compared to.
    String REFERENCE = "osock";

    /// Names it in the table.
    ///
    /// @return the name
    String name();

    /// A process that is asked for rounds.
    ///
    /// @param name    see [#name()]
    /// @param command starts it
    record Worker(String name, List<String> command) implements Contestant {
        /// Starts the process.
        ///
        /// @return the process, ready
        /// @throws IOException if it does not start
        public Session open() throws IOException {
            return new WorkerSession(ChildProcess.start(command));
        }
    }

    /// An echo server, measured by what it does for a load.
    ///
    /// @param server      starts the server, which prints its port
    /// @param load        starts the load; the port and the number of connections are added
    /// @param connections how many
    record Loaded(Worker server, List<String> load, int connections) implements Contestant {
        @Override
        public String name() {
            return server.name();
        }

        /// Starts both.
        ///
        /// @return the connected processes
        /// @throws IOException if they do not start
        public Session open() throws IOException {
            return LoadedSession.open(this);
        }
    }

    /// An echo server with many connections that are idle.
    ///
    /// @param loaded server and load
    /// @param memory whether the server can tell its heap
    record Idle(Loaded loaded, Memory memory) implements Contestant {
        /// Whether there is a heap to ask about.
        public enum Memory {
            /// It answers `heap`.
            COLLECTED,
            /// It has none.
            MANUAL
        }

        @Override
        public String name() {
            return loaded.name();
        }

        /// Starts both and connects.
        ///
        /// @return the connected processes
        /// @throws IOException if they do not start
        public Session open() throws IOException {
            return IdleSession.open(this);
        }
    }

    /// A process that is started in each round and prints one byte.
    ///
    /// @param name    see [#name()]
    /// @param command starts it
    record Launched(String name, List<String> command) implements Contestant {
        /// Starts nothing yet.
        ///
        /// @return the session
        public Session open() {
            return new LaunchedSession(command);
        }
    }

    /// One that cannot take part here.
    ///
    /// @param name   see [#name()]
    /// @param reason what is missing
    record Absent(String name, String reason) implements Contestant {}
}
