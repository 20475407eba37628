package dev.osock.nowait;

import static java.time.Duration.ZERO;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.osock.Attempt;
import dev.osock.Socket;
import dev.osock.error.SocketException;
import dev.osock.error.SocketTimeoutException;
import dev.osock.message.Msg;
import dev.osock.message.MsgFlags;
import dev.osock.option.SocketOptions;
import dev.osock.testing.Patience;
import dev.osock.testing.sockets.Action;
import dev.osock.testing.sockets.KernelView;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import dev.osock.testing.sockets.ThreadKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/// The calls that queue, in the form that does not wait; each can make the situation in which it is not done at once.
enum NowaitCall {

    /// A receive from a peer that has sent nothing.
    RECV(SocketKind.INET_STREAM, SocketKind.INET6_STREAM, SocketKind.LOCAL_STREAM, SocketKind.INET_DGRAM,
            SocketKind.LOCAL_SEQPACKET) {
        @Override
        Waiting on(SocketKind kind) throws SocketException {
            return new Receive(kind.pair()) {
                @Override
                Attempt<?> call() throws SocketException {
                    return pair.near().nowait().recv(1);
                }
            };
        }
    },

    /// The same, asking for the source.
    RECVFROM(SocketKind.INET6_DGRAM, SocketKind.LOCAL_DGRAM) {
        @Override
        Waiting on(SocketKind kind) throws SocketException {
            return new Receive(kind.pair()) {
                @Override
                Attempt<?> call() throws SocketException {
                    return pair.near().nowait().recvfrom(1);
                }
            };
        }
    },

    /// The same, asking for all that comes along.
    RECVMSG(SocketKind.INET_STREAM, SocketKind.INET_DGRAM, SocketKind.LOCAL_SEQPACKET) {
        @Override
        Waiting on(SocketKind kind) throws SocketException {
            return new Receive(kind.pair()) {
                @Override
                Attempt<?> call() throws SocketException {
                    return pair.near().nowait().recvmsg(1, 0, MsgFlags.NONE);
                }
            };
        }
    },

    /// The same, taking several messages at once.
    RECVMMSG(SocketKind.INET6_STREAM, SocketKind.INET_DGRAM, SocketKind.LOCAL_DGRAM) {
        @Override
        Waiting on(SocketKind kind) throws SocketException {
            return new Receive(kind.pair()) {
                @Override
                Attempt<?> call() throws SocketException {
                    return pair.near().nowait().recvmmsg(1, 1, 0, MsgFlags.NONE);
                }
            };
        }
    },

    /// An accept to which nobody has connected.
    ACCEPT(SocketKind.INET_STREAM, SocketKind.INET6_STREAM, SocketKind.LOCAL_STREAM, SocketKind.LOCAL_SEQPACKET) {
        @Override
        Waiting on(SocketKind kind) throws SocketException {
            Socket listener = kind.listener();
            return new Waiting(listener) {
                private final List<Socket> others = new ArrayList<>();

                @Override
                Attempt<?> call() throws SocketException {
                    Attempt<Socket> attempt = listener.nowait().accept();
                    if (attempt instanceof Attempt.Done<Socket>(Socket accepted)) {
                        others.add(accepted);
                    }
                    return attempt;
                }

                @Override
                void release() throws SocketException {
                    Socket client = kind.open();
                    others.add(client);
                    client.connect(listener.sockname());
                }

                @Override
                public void close() throws SocketException {
                    listener.close();
                    for (Socket other : others) {
                        other.close();
                    }
                }
            };
        }
    },

    /// A send to a peer that does not read and can take no more.
    SEND(SocketKind.INET_STREAM, SocketKind.INET6_STREAM, SocketKind.LOCAL_STREAM, SocketKind.LOCAL_DGRAM,
            SocketKind.LOCAL_SEQPACKET) {
        @Override
        Waiting on(SocketKind kind) throws SocketException {
            Pair pair = full(kind);
            return new Paired(pair) {
                private boolean released;

                @Override
                Attempt<?> call() throws SocketException {
                    return released ? pair.near().nowait().send(new byte[1]) : sendUntilFull(pair.near());
                }

                @Override
                void release() throws SocketException {
                    released = true;
                    drain(pair);
                }
            };
        }
    },

    /// The same, of several messages at once.
    SENDMMSG(SocketKind.INET_STREAM, SocketKind.LOCAL_DGRAM, SocketKind.LOCAL_SEQPACKET) {
        @Override
        Waiting on(SocketKind kind) throws SocketException {
            Pair pair = full(kind);
            return new Paired(pair) {
                private boolean released;

                @Override
                Attempt<?> call() throws SocketException {
                    return released ? send() : untilFull(this::send);
                }

                private Attempt<Integer> send() throws SocketException {
                    return pair.near().nowait().sendmmsg(List.of(Msg.of(new byte[1])));
                }

                @Override
                void release() throws SocketException {
                    released = true;
                    drain(pair);
                }
            };
        }
    };

    /// A socket on which the call is not done at once, until [#release].
    abstract static class Waiting implements AutoCloseable {
        private final Socket socket;

        Waiting(Socket socket) {
            this.socket = socket;
        }

        final Socket socket() {
            return socket;
        }

        /// Makes the call.
        abstract Attempt<?> call() throws SocketException;

        /// Makes the socket ready for one call at least.
        abstract void release() throws SocketException;

        @Override
        public abstract void close() throws SocketException;
    }

    private abstract static class Paired extends Waiting {
        final Pair pair;

        Paired(Pair pair) {
            super(pair.near());
            this.pair = pair;
        }

        @Override
        public void close() throws SocketException {
            pair.close();
        }
    }

    private abstract static class Receive extends Paired {
        Receive(Pair pair) {
            super(pair);
        }

        @Override
        void release() throws SocketException {
            pair.far().send(new byte[1]);
        }
    }

    /// For how long nothing comes when all has come, mostly.
    private static final Duration LULL = Duration.ofMillis(10);

    private static final Duration PATIENCE = Patience.seconds(10);

    private static final int LITTLE = 1 << 14;

    private final Set<SocketKind> kinds;

    NowaitCall(SocketKind... kinds) {
        this.kinds = Set.of(kinds);
    }

    /// Makes a socket on which the call is not done at once.
    abstract Waiting on(SocketKind kind) throws SocketException;

    /// A pair whose near side has no room to send; over inet with little of it, which is filled soon.
    private static Pair full(SocketKind kind) throws SocketException {
        Pair pair = kind.pair();
        if (kind.isInet()) {
            pair.near().setopt(SocketOptions.SNDBUF, LITTLE);
            pair.far().setopt(SocketOptions.RCVBUF, LITTLE);
        }
        fill(pair.near());
        return pair;
    }

    /// Sends until there is no room.
    static void fill(Socket socket) throws SocketException {
        repeat(() -> socket.within(ZERO).send(new byte[1 << 12]));
        repeat(() -> socket.within(ZERO).send(new byte[1]));
    }

    /// Sends bytes until one has to wait: over inet, some room comes back for a while after [#fill], though not enough
    /// to be told of.
    static Attempt<Integer> sendUntilFull(Socket socket) throws SocketException {
        return untilFull(() -> socket.nowait().send(new byte[1]));
    }

    private interface Send {
        Attempt<Integer> once() throws SocketException;
    }

    private static Attempt<Integer> untilFull(Send send) throws SocketException {
        Attempt<Integer> attempt = send.once();
        while (attempt instanceof Attempt.Done<Integer>) {
            attempt = send.once();
        }
        return attempt;
    }

    /// Receives until the near side has nothing left to send: over inet, as long as it has much, it is not ready, and
    /// on a busy machine what it has may be long in coming.
    private static void drain(Pair pair) throws SocketException {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        do {
            repeat(() -> pair.far().within(LULL).recv(1 << 20));
        } while (KernelView.toSend(pair.near()) > 0 && System.nanoTime() < giveUp);
    }

    private static void repeat(Action call) throws SocketException {
        boolean again = true;
        while (again) {
            again = isReady(call);
        }
    }

    private static boolean isReady(Action call) throws SocketException {
        try {
            call.run();
            return true;
        } catch (SocketTimeoutException over) {
            return over.sent() > 0;
        } catch (SocketException failed) {
            throw failed;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /// Every call by some of the kinds of socket that it waits on by [ThreadKind].
    static Stream<Arguments> byThread() {
        return Arrays.stream(values())
                .flatMap(call -> Arrays.stream(SocketKind.values())
                        .filter(call.kinds::contains)
                        .flatMap(kind -> Arrays.stream(ThreadKind.values())
                                .map(thread -> arguments(call, kind, thread))));
    }
}
