package dev.osock.net.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.osock.net.adapter.RmiSocketFactory;
import dev.osock.testing.Patience;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.rmi.ConnectException;
import java.rmi.Remote;
import java.rmi.RemoteException;
import java.rmi.registry.LocateRegistry;
import java.rmi.registry.Registry;
import java.rmi.server.RemoteServer;
import java.rmi.server.ServerNotActiveException;
import java.rmi.server.UnicastRemoteObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// RMI between two JVMs, through both of its factories.
@Timeout(60)
class RmiTest {

    @TempDir
    private Path folder;

    /// What is called.
    public interface Greeter extends Remote {
        String greet(String whom) throws RemoteException;

        byte[] reversed(byte[] bytes) throws RemoteException;

        String caller() throws RemoteException;
    }

    private static final class GreeterHere implements Greeter {
        @Override
        public String greet(String whom) {
            return "hello, " + whom;
        }

        @Override
        public byte[] reversed(byte[] bytes) {
            byte[] reversed = new byte[bytes.length];
            for (int i = 0; i < bytes.length; i++) {
                reversed[i] = bytes[bytes.length - 1 - i];
            }
            return reversed;
        }

        @Override
        public String caller() throws RemoteException {
            try {
                return RemoteServer.getClientHost();
            } catch (ServerNotActiveException e) {
                throw new RemoteException("nobody calls", e);
            }
        }
    }

    /// Where they are in this process; empty for where the README has them.
    private static String here = "";

    private static String real(String documented) {
        return here.isEmpty() ? documented : here;
    }

    /// The server's JVM.
    static final class Server {

        private Server() {}

        /// Serves until its end.
        ///
        /// @param arguments the address, and on TCP the ports of the registry and the object
        public static void main(String[] arguments) throws Exception {
            here = arguments[0];
            Greeter greeter = new GreeterHere();
            if (arguments.length == 1) {
                serve(greeter);
            } else {
                serve(greeter, Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
            }
            System.out.println("serving");
            Thread.sleep(60_000);
        }

        private static void serve(Greeter greeter) throws Exception {
            var sockets = new RmiSocketFactory(real("unix:/run/app/rmi-{port}"));
            Registry registry = LocateRegistry.createRegistry(1099, sockets, sockets);
            registry.bind("greeter", UnicastRemoteObject.exportObject(greeter, 1100, sockets, sockets));
        }

        private static void serve(Greeter greeter, int registryPort, int objectPort) throws Exception {
            var sockets = new RmiSocketFactory(here);
            Registry registry = LocateRegistry.createRegistry(registryPort, sockets, sockets);
            registry.bind("greeter", UnicastRemoteObject.exportObject(greeter, objectPort, sockets, sockets));
        }
    }

    private static Greeter greeter() throws Exception {
        var sockets = new RmiSocketFactory(real("unix:/run/app/rmi-{port}"));
        Greeter greeter = (Greeter) LocateRegistry.getRegistry("localhost", 1099, sockets).lookup("greeter");
        return greeter;
    }

    @ParameterizedTest
    @ValueSource(strings = {"path", "abstract"})
    void callsGoOverUnixSockets(String kind) throws Exception {
        here = kind.equals("path")
                ? "unix:" + folder.resolve("rmi-{port}")
                : "unix:@osock-rmi-" + ProcessHandle.current().pid() + "-{port}";
        try (var server = new JavaProcess(Server.class, here)) {
            assertThat(server.line()).isEqualTo("serving");
            Greeter greeter = greeter();
            if (kind.equals("path")) {
                assertThat(folder.resolve("rmi-1099")).exists();
                assertThat(folder.resolve("rmi-1100")).exists();
            }
            callsAreAnswered(greeter);
            server.close();
            assertThatThrownBy(() -> greeter.greet("nobody")).isInstanceOf(RemoteException.class);
            assertThatThrownBy(RmiTest::greeter).isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void callsGoOverTcp() throws Exception {
        int registryPort = Program.freePort();
        int objectPort = Program.freePort();
        try (var server = new JavaProcess(
                Server.class, "tcp:?priority=5", Integer.toString(registryPort), Integer.toString(objectPort))) {
            assertThat(server.line()).isEqualTo("serving");
            var sockets = new RmiSocketFactory("tcp:?priority=5");
            Registry registry = LocateRegistry.getRegistry("localhost", registryPort, sockets);
            callsAreAnswered((Greeter) registry.lookup("greeter"));
        }
    }

    private static void callsAreAnswered(Greeter greeter) throws Exception {
        byte[] much = new byte[3_000_000];
        much[0] = 1;
        assertThat(greeter.greet("world")).isEqualTo("hello, world");
        assertThat(greeter.reversed(much)).endsWith((byte) 0, (byte) 1).hasSize(much.length);
        assertThat(greeter.caller()).isEqualTo("127.0.0.1");
        for (Many many : Many.values()) {
            many.ask(number -> greeter.greet(Integer.toString(number)).substring("hello, ".length()));
        }
    }

    @Test
    void factoriesOfTheSameTextAreEqualAlsoElsewhere() throws Exception {
        var factory = new RmiSocketFactory("unix:@rmi-{port}");
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(factory);
        }
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).isEqualTo(factory).hasSameHashCodeAs(factory).hasToString("unix:@rmi-{port}");
        }
        assertThat(factory).isNotEqualTo(new RmiSocketFactory("unix:@rmi")).isNotEqualTo("unix:@rmi-{port}");
        assertThatIllegalArgumentException().isThrownBy(() -> new RmiSocketFactory("nonsense"));
    }

    @Test
    void eachPortIsAListenerOfItsOwn() throws Exception {
        var factory = new RmiSocketFactory("unix:" + folder.resolve("s{port}"));
        try (ServerSocket one = factory.createServerSocket(1); ServerSocket two = factory.createServerSocket(2)) {
            assertThat(one.isBound()).isTrue();
            assertThat(folder.resolve("s1")).exists();
            assertThat(folder.resolve("s2")).exists();
            factory.createSocket("no.such.host.invalid", 2).close();
            two.setSoTimeout((int) Patience.seconds(5).toMillis());
            two.accept().close();
        }
    }
}
