package dev.osock.stress.throwable;

import dev.osock.Attempt;
import dev.osock.Mailbox;
import dev.osock.SelectInfo;
import dev.osock.Socket;
import dev.osock.address.SockaddrIn;
import dev.osock.error.SocketTimeoutException;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;
import dev.osock.stress.fault.Canary;
import dev.osock.stress.fault.Held;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Has calls of every sort run out of stack, on both kinds of threads, in a virtual machine of its own; prints what is
/// wrong afterwards.
final class DiveRunner {

    static final String WRONG = "wrong ";

    private static final Duration SHORT = Duration.ofMillis(1);
    private static final int STACK = 192 << 10;
    private static final int PATIENCE_SECONDS = 60;

    private final Map<String, Dive.Call> calls = new LinkedHashMap<>();

    /// What calls have opened, to be closed with more stack.
    private final List<Socket> opened = new ArrayList<>();

    private final Canary canary = new Canary();
    private final Traffic traffic = new Traffic(20);

    private DiveRunner() throws Exception {
        var listener = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
        SockaddrIn name = SockaddrIn.loopback(listener.getLocalPort());
        Socket idle = connected(name);
        Socket fed = connected(name);
        listener.accept();
        java.net.Socket feeder = listener.accept();
        feeder.getOutputStream().write(new byte[1 << 16]);
        Socket acceptor = Socket.open(Domain.INET, Type.STREAM);
        acceptor.bind(SockaddrIn.loopback(0));
        acceptor.listen();
        Socket sender = Socket.open(Domain.INET, Type.DGRAM);
        sender.bind(SockaddrIn.loopback(0));
        ByteBuffer one = ByteBuffer.allocateDirect(1);
        calls.put("recv that waits", () -> idle.within(SHORT).recv(1));
        calls.put("recv of what is there", () -> fed.recv(one.clear()));
        calls.put("Mailbox.receive", () -> Mailbox.self().receive(SHORT));
        calls.put("nowait recv and its cancel", () -> {
            if (idle.nowait().recv(1) instanceof Attempt.Select<byte[]>(SelectInfo info)) {
                idle.cancel(info);
            }
        });
        calls.put("accept that waits", () -> acceptor.within(SHORT).accept().close());
        calls.put("send", () -> sender.sendto(one.clear(), SockaddrIn.loopback(9)));
        calls.put("open, wait and close", () -> {
            Socket socket = Socket.open(Domain.INET, Type.DGRAM);
            opened.add(socket);
            socket.bind(SockaddrIn.loopback(0));
            socket.nowait().recv();
            socket.close();
        });
    }

    private static Socket connected(SockaddrIn name) throws Exception {
        Socket socket = Socket.open(Domain.INET, Type.STREAM);
        socket.connect(name);
        return socket;
    }

    public static void main(String[] arguments) throws Exception {
        int dives = Integer.parseInt(arguments[0]);
        var runner = new DiveRunner();
        for (Dive.Call call : runner.calls.values()) {
            try {
                call.run(); // so that its classes are there
            } catch (SocketTimeoutException _) {
                // nothing came
            }
        }
        for (String name : runner.calls.keySet()) {
            runner.dive(name, dives);
        }
        System.exit(0);
    }

    private void dive(String name, int dives) throws Exception {
        Dive.Call call = calls.get(name);
        for (boolean virtual : new boolean[] {true, false}) {
            String title = name + " on a " + (virtual ? "virtual" : "platform") + " thread";
            Held before = Held.now();
            int overflows = 0;
            for (int i = 0; i < dives; i++) {
                var task = new FutureTask<>(() -> Dive.once(call));
                Thread thread = virtual ? Thread.ofVirtual().unstarted(task) : new Thread(null, task, "diver", STACK);
                thread.setDaemon(true);
                thread.start();
                try {
                    overflows += task.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
                } catch (TimeoutException stuck) {
                    giveUp(title + " is stuck in " + List.of(thread.getStackTrace()));
                }
            }
            for (Socket socket : opened) {
                socket.close();
            }
            opened.clear();
            System.gc(); // what nobody has got
            System.out.println(title + ": " + overflows + " overflows");
            String silent = traffic.check() + canary.check();
            if (!silent.isEmpty()) {
                giveUp(title + ": afterwards" + silent);
            }
            String more = before.moreInTheEnd();
            if (!more.isEmpty()) {
                System.out.println(WRONG + title + ": leaves " + more);
            }
        }
    }

    private static void giveUp(String what) {
        System.out.println(WRONG + what);
        System.exit(1);
    }
}
