package dev.osock.testing.sockets;

import static dev.osock.testing.sockets.Bytes.TOO_MANY;
import static java.time.Duration.ZERO;

import dev.osock.BlockingIo;
import dev.osock.Socket;
import dev.osock.address.Sockaddr;
import dev.osock.error.SocketException;
import dev.osock.error.SocketTimeoutException;
import dev.osock.message.Msg;
import java.util.ArrayList;
import java.util.List;

/// The calls that may have to wait; each can make the situation in which it has to.
public enum WaitingCall {

    /// A receive from a peer that has sent nothing.
    RECV {
        @Override
        public boolean waitsOn(SocketKind kind) {
            return true;
        }

        @Override
        public Situation on(SocketKind kind) throws SocketException {
            return receiving(kind, view -> view.recv(1));
        }
    },

    /// The same, asking for the source.
    RECVFROM {
        @Override
        public boolean waitsOn(SocketKind kind) {
            return !kind.isConnecting();
        }

        @Override
        public Situation on(SocketKind kind) throws SocketException {
            return receiving(kind, view -> view.recvfrom());
        }
    },

    /// A receive of a message with all its parts from a peer that has sent nothing.
    RECVMSG {
        @Override
        public boolean waitsOn(SocketKind kind) {
            return true;
        }

        @Override
        public Situation on(SocketKind kind) throws SocketException {
            return receiving(kind, view -> view.recvmsg());
        }
    },

    /// A receive of several messages from a peer that has sent none.
    RECVMMSG {
        @Override
        public boolean waitsOn(SocketKind kind) {
            return true;
        }

        @Override
        public Situation on(SocketKind kind) throws SocketException {
            return receiving(kind, view -> view.recvmmsg(1));
        }
    },

    /// An accept to which nobody has connected.
    ACCEPT {
        @Override
        public boolean waitsOn(SocketKind kind) {
            return kind.isConnecting();
        }

        @Override
        public Situation on(SocketKind kind) throws SocketException {
            Socket listener = kind.listener();
            return new Situation(listener) {
                @Override
                public void call(BlockingIo view) throws SocketException {
                    view.accept().close();
                }

                @Override
                public void release() throws SocketException {
                    try (Socket client = kind.open()) {
                        client.connect(listener.sockname());
                    }
                }

                @Override
                public void close() throws SocketException {
                    listener.close();
                }
            };
        }
    },

    /// A send to a peer that does not read: of a stream, more than fits; else after as many messages as fit.
    SEND {
        @Override
        public boolean waitsOn(SocketKind kind) {
            return kind.isStream() || kind.isLocal();
        }

        @Override
        public Situation on(SocketKind kind) throws SocketException {
            return sending(kind, (view, data) -> view.send(data));
        }
    },

    /// A send to the address of a socket that does not read; a full one does not make the sender's descriptor unready.
    SENDTO {
        @Override
        public boolean waitsOn(SocketKind kind) {
            return kind.isLocal() && !kind.isConnecting();
        }

        @Override
        public Situation on(SocketKind kind) throws SocketException {
            var pair = new Pair(kind.open(), kind.bound());
            Sockaddr full = pair.far().sockname();
            fill(() -> pair.near().within(ZERO).sendto(new byte[1], full));
            return drained(pair, view -> view.sendto(new byte[1], full));
        }
    },

    /// A send of a message of several buffers to a peer that does not read.
    SENDMSG {
        @Override
        public boolean waitsOn(SocketKind kind) {
            return kind.isStream() || kind.isLocal();
        }

        @Override
        public Situation on(SocketKind kind) throws SocketException {
            return sending(kind, (view, data) -> view.sendmsg(Msg.of(new byte[1], data)));
        }
    },

    /// A send of several messages to a peer that does not read.
    SENDMMSG {
        @Override
        public boolean waitsOn(SocketKind kind) {
            return kind.isStream() || kind.isLocal();
        }

        @Override
        public Situation on(SocketKind kind) throws SocketException {
            return sending(kind, (view, data) -> view.sendmmsg(List.of(Msg.of(data), Msg.of(new byte[1]))));
        }
    },

    /// A send of a file to a peer that does not read.
    SENDFILE {
        @Override
        public boolean waitsOn(SocketKind kind) {
            return kind.isStream();
        }

        @Override
        public Situation on(SocketKind kind) throws SocketException {
            return drained(kind.pair(), LargeFile::sendTo);
        }
    },

    /// A connect to a listener that has as many connections waiting as it takes.
    CONNECT {
        @Override
        public boolean waitsOn(SocketKind kind) {
            return kind.isConnecting();
        }

        @Override
        public Situation on(SocketKind kind) throws SocketException {
            Socket listener = kind.listener(0);
            Sockaddr full = listener.sockname();
            Socket first = kind.open();
            first.connect(full);
            return new Situation(kind.open()) {
                private final List<Socket> accepted = new ArrayList<>();

                @Override
                public void call(BlockingIo view) throws SocketException {
                    view.connect(full);
                }

                @Override
                public void release() throws SocketException {
                    accepted.add(listener.accept());
                }

                @Override
                public void close() throws SocketException {
                    socket().close();
                    first.close();
                    listener.close();
                    for (Socket each : accepted) {
                        each.close();
                    }
                }
            };
        }
    };

    /// Whether a socket of a kind can be made to wait in this call.
    public abstract boolean waitsOn(SocketKind kind);

    /// Makes a socket on which this call waits.
    public abstract Situation on(SocketKind kind) throws SocketException;

    /// What is called by way of a view.
    private interface Call {
        void on(BlockingIo view) throws SocketException;
    }

    private interface Send {
        void of(BlockingIo view, byte[] data) throws SocketException;
    }

    private static Situation receiving(SocketKind kind, Call call) throws SocketException {
        Pair pair = kind.pair();
        return new Paired(pair, call) {
            @Override
            public void release() throws SocketException {
                pair.far().send(new byte[1]);
            }
        };
    }

    private static Situation sending(SocketKind kind, Send send) throws SocketException {
        Pair pair = kind.pair();
        byte[] data = new byte[kind.isStream() ? TOO_MANY : 1];
        if (!kind.isStream()) {
            fill(() -> pair.near().within(ZERO).send(data));
        }
        return drained(pair, view -> send.of(view, data));
    }

    private static Situation drained(Pair pair, Call call) {
        return new Paired(pair, call) {
            @Override
            public void release() {
                Drain.start(pair.far());
            }
        };
    }

    private static void fill(Action send) {
        while (true) {
            try {
                send.run();
            } catch (SocketTimeoutException full) {
                return;
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
    }

    private abstract static class Paired extends Situation {
        private final Pair pair;
        private final Call call;

        Paired(Pair pair, Call call) {
            super(pair.near());
            this.pair = pair;
            this.call = call;
        }

        @Override
        public void call(BlockingIo view) throws SocketException {
            call.on(view);
        }

        @Override
        public void close() throws SocketException {
            pair.close();
        }
    }
}
