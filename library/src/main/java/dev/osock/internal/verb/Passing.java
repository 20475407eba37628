package dev.osock.internal.verb;

import dev.osock.error.SocketException;
import dev.osock.internal.call.Failure;
import dev.osock.internal.call.Kind;
import dev.osock.internal.kernel.Kernel;
import dev.osock.internal.kernel.MessageHeader;
import dev.osock.internal.lane.Asking;
import dev.osock.internal.socket.DescriptorState;
import dev.osock.internal.socket.OpenSocket;
import dev.osock.internal.wait.Timeout;
import dev.osock.message.ControlTypes;
import dev.osock.message.Msg;
import dev.osock.message.Rights;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The calls that pass descriptors over a local socket: sendmsg and recvmsg with `SCM_RIGHTS`.
public final class Passing {

    /// The most that one message carries, `SCM_MAX_FD`.
    public static final int MOST = 253;

    private static final String SEND = "sendDescriptors";
    private static final String RECEIVE = "recvDescriptors";

    private Passing() {}

    /// Sends bytes and descriptors, waiting.
    ///
    /// @param socket the socket
    /// @param data the bytes
    /// @param descriptors what to pass: not closed meanwhile
    /// @param timeout how long to wait
    /// @return how many bytes were sent
    /// @throws SocketException with how many bytes were sent in `sent()`
    public static long send(OpenSocket socket, byte[] data, List<DescriptorState> descriptors, Timeout timeout)
            throws SocketException {
        return sending(socket, data, descriptors, message -> Messaging.send(SEND, socket, message, 0, timeout));
    }

    /// Sends bytes and descriptors, not waiting.
    ///
    /// @param socket the socket
    /// @param data the bytes
    /// @param descriptors what to pass: not closed meanwhile
    /// @param asking how to be told
    /// @return how many bytes were sent, or how many of them and a place
    /// @throws SocketException with how many bytes were sent in `sent()`
    public static Messaging.Sent send(
            OpenSocket socket, byte[] data, List<DescriptorState> descriptors, Asking asking)
            throws SocketException {
        return sending(socket, data, descriptors, message -> Messaging.send(SEND, socket, message, 0, asking));
    }

    private interface Sending<T> {
        T of(Msg message) throws SocketException;
    }

    private static <T> T sending(
            OpenSocket socket, byte[] data, List<DescriptorState> descriptors, Sending<T> sending)
            throws SocketException {
        if (descriptors.isEmpty()) {
            return sending.of(Msg.of(data));
        }
        Kind kind = socket.kind();
        if (data.length == 0 && kind.isStream()) {
            throw new IllegalArgumentException(SEND + ": a stream needs a byte to carry descriptors");
        }
        if (!kind.isLocal()) {
            throw Failure.of(SEND, kind, "to", socket.peer())
                    .invalid("only local sockets pass descriptors"); // others drop them silently
        }
        if (descriptors.size() > MOST) {
            String call = SEND + " of " + descriptors.size() + ", more than " + MOST + ",";
            throw Failure.of(call, kind, "to", socket.peer()).because(Kernel.EINVAL);
        }
        List<Integer> numbers = new ArrayList<>(descriptors.size());
        try {
            descriptors.forEach(each -> numbers.add(each.use()));
            return sending.of(Msg.of(data).with(ControlTypes.RIGHTS.of(new Rights(numbers))));
        } finally {
            for (int i = 0; i < numbers.size(); i++) {
                if (numbers.get(i) >= 0) {
                    descriptors.get(i).release();
                }
            }
        }
    }

    /// Receives bytes and descriptors, waiting.
    ///
    /// @param <T> the type of the public object
    /// @param socket the socket
    /// @param size the room for the bytes
    /// @param count the most descriptors
    /// @param timeout how long to wait
    /// @param maker makes the public object of the message
    /// @return that
    /// @throws SocketException if it failed
    public static <T> T receive(
            OpenSocket socket, int size, int count, Timeout timeout, Function<ReceivedMsgState, T> maker)
            throws SocketException {
        check(size, count);
        return Reception.intoNew(socket, 0, call -> {
            Messaging.receive(RECEIVE, socket, call, size, MessageHeader.USUAL_CONTROL, timeout);
            return Messaging.message(call, count, maker);
        });
    }

    /// Receives bytes and descriptors, not waiting.
    ///
    /// @param <T> the type of the public object
    /// @param socket the socket
    /// @param size the room for the bytes
    /// @param count the most descriptors
    /// @param asking how to be told
    /// @param maker makes the public object of the message
    /// @return that, or a place
    /// @throws SocketException if it failed
    public static <T> AttemptState<T> receive(
            OpenSocket socket, int size, int count, Asking asking, Function<ReceivedMsgState, T> maker)
            throws SocketException {
        check(size, count);
        return Reception.intoNew(socket, 0, call -> {
            long result = Messaging.receive(RECEIVE, socket, call, size, MessageHeader.USUAL_CONTROL, asking);
            return Messaging.attempted(call, result, count, maker);
        });
    }

    private static void check(int size, int count) {
        if (size < 1) {
            throw new IllegalArgumentException(RECEIVE + ": size is less than 1: " + size);
        }
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException(RECEIVE + ": count is outside 1.." + MOST + ": " + count);
        }
    }
}
