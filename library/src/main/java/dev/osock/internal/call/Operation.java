package dev.osock.internal.call;

import dev.osock.internal.kernel.Kernel;
import dev.osock.internal.wait.Outcome;
import dev.osock.internal.wait.Role;
import dev.osock.message.MsgFlags;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// What can be attempted in a lane: one non-blocking try each.
public enum Operation {

    /// Takes what is there, up to the buffer's room; one message of a datagram socket.
    RECV(Role.READER, Counters.Subject.READ) {
        @Override
        public long attempt(int fd, Call call) {
            long found = look(fd, call);
            return found == 0 ? received(fd, call, Transfer.receive(fd, call, false)) : found;
        }
    },

    /// Fills the buffer's room, or a buffer that grows with what comes to what is wanted; of a stream. A call that is
    /// content with less is done when no more is there.
    RECV_ALL(Role.READER, Counters.Subject.READ) {
        @Override
        public long attempt(int fd, Call call) {
            int asked = Math.min(call.window.left(), BounceBuffer.SIZE);
            long result = received(fd, call, Transfer.receive(fd, call, false));
            if (result == Kernel.EAGAIN && call.contentWithLess && call.total > 0) {
                return call.total;
            }
            if (result >= 0 && call.window.left() == 0 && call.window.buffer().capacity() < call.wanted) {
                try {
                    int size = (int) Math.min(call.wanted, call.window.buffer().capacity() * 2L);
                    call.window.use(grown(call.window.buffer(), size));
                } catch (OutOfMemoryError noRoom) {
                    return Kernel.ENOMEM; // and what has come is carried by the failure: the buffer is just full
                }
            }
            boolean done = result < 0 || call.window.left() == 0 || (call.contentWithLess && call.moved < asked);
            return done ? result : Outcome.MORE;
        }
    },

    /// As [#RECV], and leaves the source's address in the scratch memory.
    RECVFROM(Role.READER, Counters.Subject.READ) {
        @Override
        public long attempt(int fd, Call call) {
            long found = look(fd, call);
            return found == 0 ? received(fd, call, Transfer.receive(fd, call, true)) : found;
        }
    },

    /// Takes one message with all its parts.
    RECVMSG(Role.READER, Counters.Subject.READ) {
        @Override
        public long attempt(int fd, Call call) {
            long found = look(fd, call);
            if (found != 0) {
                return found;
            }
            long result =
                    call.message().hasBuffers
                            ? MessageTransfer.receive(fd, call)
                            : MessageTransfer.receiveNew(fd, call);
            return result == 0 && !isAside(call) ? nothing(fd, call) : result;
        }

        // An entry of the error queue may have no bytes, and so may what there is no room for.
        private boolean isAside(Call call) {
            return (call.message().header().flags() & ERRQUEUE) != 0
                    || (call.message().hasBuffers && call.message().buffers().room() == 0);
        }
    },

    /// Sends the buffer's bytes, to the address in the scratch memory if the call has one.
    SEND(Role.WRITER, Counters.Subject.WRITE) {
        @Override
        public long attempt(int fd, Call call) {
            long full = room(fd, call);
            long result = full != 0 ? full : sent(fd, call, Transfer.send(fd, call));
            if (result < 0) {
                return result == Kernel.EAGAIN && call.pausesWhenFull ? Outcome.LATER : result;
            }
            return call.kind.isStream() && call.window.left() > 0 ? Outcome.MORE : call.total;
        }
    },

    /// Sends a message with all its parts; of a stream, all of its bytes.
    SENDMSG(Role.WRITER, Counters.Subject.WRITE) {
        @Override
        public long attempt(int fd, Call call) {
            long full = room(fd, call);
            long result = full != 0 ? full : sent(fd, call, MessageTransfer.send(fd, call));
            if (result < 0) {
                return result == Kernel.EAGAIN && call.pausesWhenFull ? Outcome.LATER : result;
            }
            return call.kind.isStream() && call.message().buffers().hasRest() ? Outcome.MORE : call.total;
        }
    },

    /// Sends messages, as many as one system call takes; the result is how many all attempts have sent.
    SENDMMSG(Role.WRITER, Counters.Subject.WRITE) {
        @Override
        public long attempt(int fd, Call call) {
            long full = room(fd, call);
            long result = full != 0 ? full : sent(fd, call, send(fd, call));
            return result == Kernel.EAGAIN && call.pausesWhenFull ? Outcome.LATER : result;
        }

        private long send(int fd, Call call) {
            Batch batch = call.message().batch();
            return batch == null ? call.message().outgoing().send(fd, call) : batch.send(fd, call);
        }
    },

    /// Sends a buffer's bytes as datagrams of one size, to the address in the scratch memory if the call has one.
    SEND_SEGMENTS(Role.WRITER, Counters.Subject.WRITE) {
        @Override
        public long attempt(int fd, Call call) {
            long result = call.segments().send(fd, call);
            if (result < 0) {
                return result == Kernel.EAGAIN && call.pausesWhenFull ? Outcome.LATER : result;
            }
            return call.window.left() > 0 ? Outcome.MORE : call.total;
        }
    },

    /// Takes messages that are there, up to a number; of a sequence of records one. The result is how many.
    RECVMMSG(Role.READER, Counters.Subject.READ) {
        @Override
        public long attempt(int fd, Call call) {
            long found = look(fd, call);
            if (found != 0) {
                return found;
            }
            long result = MessageTransfer.receiveSeveral(fd, call);
            return result == 0 && !call.kind.isUdp() ? Outcome.END_OF_STREAM : result;
        }
    },

    /// Sends bytes of a file, up to so many or to its end.
    SENDFILE(Role.WRITER, Counters.Subject.FILE) {
        @Override
        public long attempt(int fd, Call call) {
            return call.file().attempt(fd, call);
        }
    },

    /// Takes bytes that are there into a pipe; of a stream.
    RECV_PIPE(Role.READER, Counters.Subject.READ) {
        @Override
        public long attempt(int fd, Call call) {
            return received(fd, call, call.pipe().fill(fd, call));
        }
    },

    /// Sends the bytes that are in a pipe.
    SEND_PIPE(Role.WRITER, Counters.Subject.WRITE) {
        @Override
        public long attempt(int fd, Call call) {
            return call.pipe().drain(fd, call);
        }
    },

    /// Takes a connection; the result is its descriptor, which the call holds, and the scratch memory has the peer's
    /// address.
    ACCEPT(Role.ACCEPTOR, Counters.Subject.ACCEPT) {
        @Override
        public long attempt(int fd, Call call) {
            return call.descriptors.add(Kernel.accept(call.scratch, fd));
        }
    },

    /// Connects, or asks whether the connection is there.
    CONNECT(Role.CONNECTOR, null) {
        @Override
        public long attempt(int fd, Call call) {
            return call.connection().attempt(fd, call);
        }
    };

    private static final int ERRQUEUE = MsgFlags.ERRQUEUE.bits();

    private final Role role;
    private final Counters.@Nullable Subject subject;

    Operation(Role role, Counters.@Nullable Subject subject) {
        this.role = role;
        this.subject = subject;
    }

    public Role role() {
        return role;
    }

    /// What its attempts are counted as, or null if they are not.
    public Counters.@Nullable Subject subject() {
        return subject;
    }

    /// Whether an attempt may wait in the kernel for something to come. If several messages are to come, only of a kind
    /// whose messages, but for an end of receiving, have an address.
    public boolean canBlock(Call call) {
        return this == RECV || this == RECV_ALL || this == RECVFROM || (this == RECVMMSG && call.kind.isUdp());
    }

    /// Whether an attempt does not wait even if the descriptor blocks.
    public boolean saysDontwait() {
        return switch (this) {
            case RECV, RECV_ALL, RECVFROM, RECVMSG, RECVMMSG, SEND, SENDMSG, SENDMMSG, SEND_SEGMENTS -> true;
            case RECV_PIPE, SEND_PIPE, SENDFILE, ACCEPT, CONNECT -> false;
        };
    }

    /// Tries once, under the lane's lock.
    ///
    /// @return the result, `-errno` (`-EAGAIN` for would block), or one of [Outcome]
    public abstract long attempt(int fd, Call call);

    /// Says what would-block means once this direction has been shut down. The kernel ends a blocking call then; to a
    /// non-blocking one of some kinds of socket it says would-block for ever.
    public long whenShut(Call call) {
        return switch (role) {
            case READER -> {
                call.clearReceived(); // what an earlier call left
                yield call.kind.isStream() || call.kind.isVsockSequence() ? Outcome.END_OF_STREAM : 0;
            }
            case ACCEPTOR -> Kernel.EINVAL;
            case WRITER, CONNECTOR -> Kernel.EAGAIN;
        };
    }

    private static ByteBuffer grown(ByteBuffer full, int size) {
        return ByteBuffer.allocate(size).put(full.flip());
    }

    private static long look(int fd, Call call) {
        return call.kind.isSequence() ? Records.look(fd, call) : 0;
    }

    private static long received(int fd, Call call, long result) {
        return result == 0 && (call.flags & ERRQUEUE) == 0 ? nothing(fd, call) : result;
    }

    private static long room(int fd, Call call) {
        return call.kind.isVsockSequence() ? VsockRecords.room(fd, call) : 0;
    }

    private static long sent(int fd, Call call, long result) {
        return call.kind.isVsockSequence() ? VsockRecords.sent(fd, call, result) : result;
    }

    /// Says what a receive means that has brought nothing.
    private static long nothing(int fd, Call call) {
        if (call.kind.isVsockSequence()) {
            return VsockRecords.nothing(fd, call);
        }
        return call.kind.isStream() ? Outcome.END_OF_STREAM : 0;
    }
}
