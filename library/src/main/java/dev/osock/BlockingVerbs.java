package dev.osock;

import dev.osock.address.Sockaddr;
import dev.osock.error.SocketException;
import dev.osock.internal.engine.Connecting;
import dev.osock.internal.engine.Endpoint;
import dev.osock.internal.engine.Receiving;
import dev.osock.internal.engine.Sending;
import dev.osock.internal.engine.Timeout;
import dev.osock.message.MsgFlags;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.util.Objects;

/// Carries out the verbs of [BlockingIo] with one time-out.
///
/// Each keeps this object reachable to its end: a socket whose last use is a call that waits must not be taken for
/// leaked meanwhile.
abstract sealed class BlockingVerbs implements BlockingIo permits Socket, Within {

    final Endpoint endpoint;

    private final Timeout timeout;

    BlockingVerbs(Endpoint endpoint, Timeout timeout) {
        this.endpoint = endpoint;
        this.timeout = timeout;
    }

    @Override
    public final Socket accept() throws SocketException {
        try {
            return new Socket(Connecting.accept(endpoint, timeout));
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public final void connect(Sockaddr address) throws SocketException {
        try {
            Connecting.connect(endpoint, Objects.requireNonNull(address, "address"), timeout);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public final void connect() throws SocketException {
        try {
            Connecting.finish(endpoint, timeout);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public final int send(byte[] data) throws SocketException {
        return send(ByteBuffer.wrap(data), MsgFlags.NONE);
    }

    @Override
    public final int send(byte[] data, MsgFlags flags) throws SocketException {
        return send(ByteBuffer.wrap(data), flags);
    }

    @Override
    public final int send(ByteBuffer data) throws SocketException {
        return send(data, MsgFlags.NONE);
    }

    @Override
    public final int send(ByteBuffer data, MsgFlags flags) throws SocketException {
        try {
            return Sending.send(endpoint, data, null, flags.bits(), timeout);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public final int send(ByteBuffer rest, SelectInfo continuation) throws SocketException {
        continuation.mustBe(SelectInfo.Verb.SEND);
        return send(rest, continuation.flags());
    }

    @Override
    public final int sendto(byte[] data, Sockaddr destination) throws SocketException {
        return sendto(ByteBuffer.wrap(data), destination, MsgFlags.NONE);
    }

    @Override
    public final int sendto(byte[] data, Sockaddr destination, MsgFlags flags) throws SocketException {
        return sendto(ByteBuffer.wrap(data), destination, flags);
    }

    @Override
    public final int sendto(ByteBuffer data, Sockaddr destination) throws SocketException {
        return sendto(data, destination, MsgFlags.NONE);
    }

    @Override
    public final int sendto(ByteBuffer data, Sockaddr destination, MsgFlags flags) throws SocketException {
        Objects.requireNonNull(destination, "destination");
        try {
            return Sending.send(endpoint, data, destination, flags.bits(), timeout);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public final int sendto(ByteBuffer rest, SelectInfo continuation) throws SocketException {
        continuation.mustBe(SelectInfo.Verb.SENDTO);
        return sendto(rest, continuation.destination().orElseThrow(), continuation.flags());
    }

    @Override
    public final byte[] recv() throws SocketException {
        return recv(0, MsgFlags.NONE);
    }

    @Override
    public final byte[] recv(int length) throws SocketException {
        return recv(length, MsgFlags.NONE);
    }

    @Override
    public final byte[] recv(int length, MsgFlags flags) throws SocketException {
        notNegative("recv", "length", length);
        try {
            return Receiving.recv(endpoint, length, flags.bits(), timeout);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public final int recv(ByteBuffer buffer) throws SocketException {
        return recv(buffer, MsgFlags.NONE);
    }

    @Override
    public final int recv(ByteBuffer buffer, MsgFlags flags) throws SocketException {
        try {
            return Receiving.recv(endpoint, buffer, flags.bits(), timeout);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public final Received recvfrom() throws SocketException {
        return recvfrom(0, MsgFlags.NONE);
    }

    @Override
    public final Received recvfrom(int size) throws SocketException {
        return recvfrom(size, MsgFlags.NONE);
    }

    @Override
    public final Received recvfrom(int size, MsgFlags flags) throws SocketException {
        notNegative("recvfrom", "size", size);
        try {
            Receiving.From from = Receiving.recvfrom(endpoint, size, flags.bits(), timeout);
            return new Received(from.source(), from.data());
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public final Sockaddr recvfrom(ByteBuffer buffer) throws SocketException {
        return recvfrom(buffer, MsgFlags.NONE);
    }

    @Override
    public final Sockaddr recvfrom(ByteBuffer buffer, MsgFlags flags) throws SocketException {
        try {
            return Receiving.recvfrom(endpoint, buffer, flags.bits(), timeout);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    static void notNegative(String call, String argument, int value) {
        if (value < 0) {
            throw new IllegalArgumentException(call + ": " + argument + " is negative: " + value);
        }
    }
}
