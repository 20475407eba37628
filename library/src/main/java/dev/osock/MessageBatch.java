package dev.osock;

import dev.osock.address.Sockaddr;
import dev.osock.internal.verb.MessageBatchState;
import dev.osock.message.ControlMessage;
import dev.osock.message.ControlType;
import dev.osock.message.MsgFlags;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Several messages, most often datagrams, that are sent or received with one system call, and the memory for them,
/// which is laid out once: a call with it allocates nothing, and costs nothing for messages that do not come.
///
/// ```java
/// var batch = MessageBatch.of(32, 1500);
/// while (true) {
///     socket.recvmmsg(batch);          // waits for one, takes up to 32
///     for (int i = 0; i < batch.count(); i++) {
///         answer(batch.data(i));       // in place
///     }
///     socket.sendmmsg(batch);          // each to where it came from
/// }
/// ```
///
/// A receive fills it: [#data(int)] of each message is what has come, and [#address(int)] who has sent it. To send
/// something else, [#clear()] it and [#add()] messages. What is sent of each is what is left in its buffer, from the
/// position to the limit, as always; positions move as messages go. The buffers are the same objects all the time.
///
/// **Trains.** With [dev.osock.option.UdpOptions#GRO], the kernel hands out several datagrams of one peer as one
/// message, the segments of which are of one size, and the last may be shorter: [#segments(int)] and
/// [#segment(int, int)] take it apart, and the batch needs room for 65,507 bytes of each message. A message with a
/// [#segmentSize(int, int)] is sent as such a train.
///
/// One call at a time can use a batch, and it is not thread-safe otherwise. Its memory goes some time after it is no
/// longer reachable.
///
/// @see <a href="{@docRoot}/dev.osock/doc-files/guide/trains.html">Many datagrams at once, in the guide</a>
public final class MessageBatch implements AutoCloseable {

    final MessageBatchState state;

    private MessageBatch(MessageBatchState state) {
        this.state = state;
    }

    /// Makes a batch whose messages have no room for control messages but for the size of a train's segments.
    ///
    /// @param capacity how many messages at the most, 1 to 1024; 16 to 64 are usual
    /// @param room how many bytes of each there is room for, 1 or more: a longer datagram is cut
    /// @return the batch, without messages
    /// @throws IllegalArgumentException if one is out of its range
    /// @throws OutOfMemoryError if there is no memory for all of them, or `-XX:MaxDirectMemorySize` allows less
    public static MessageBatch of(int capacity, int room) {
        return of(capacity, room, 0);
    }

    /// Makes a batch with room for control messages.
    ///
    /// @param capacity how many messages at the most, 1 to 1024; 16 to 64 are usual
    /// @param room how many bytes of each there is room for, 1 or more: a longer datagram is cut
    /// @param controlRoom how many bytes of control messages of each there is room for: 24 for a number, 40 for an
    ///     address or time and so on, 0 for none; 1073741824 at the most
    /// @return the batch, without messages
    /// @throws IllegalArgumentException if one is out of its range
    /// @throws OutOfMemoryError if there is no memory for all of them, or `-XX:MaxDirectMemorySize` allows less
    public static MessageBatch of(int capacity, int room, int controlRoom) {
        return new MessageBatch(new MessageBatchState(capacity, room, controlRoom, Descriptor::new));
    }

    /// Tells how many messages it has room for.
    ///
    /// @return the number
    public int capacity() {
        return state.messages.capacity();
    }

    /// Tells how many messages are in it: that have come with the last receive, or were added.
    ///
    /// @return the number
    public int count() {
        return state.messages.count();
    }

    /// Tells how many of the messages have gone, from the first on. If a send ends before all have, or fails, the next
    /// one goes on with those that are left.
    ///
    /// @return the number
    public int sent() {
        return state.messages.gone();
    }

    /// Forgets the messages, to add others, and closes the descriptors that came with them.
    public void clear() {
        state.clear();
    }

    /// Has the messages that have gone be sent once more: their buffers begin at 0 again.
    public void rewind() {
        state.messages.rewind();
    }

    /// Has the next message that would be sent be left out, as after it has failed.
    ///
    /// @throws IllegalStateException if all have gone
    public void skip() {
        if (sent() == count()) {
            throw new IllegalStateException("skip: all " + count() + " messages of the batch have gone");
        }
        state.messages.skip();
    }

    /// Adds a message without destination and control messages.
    ///
    /// @return its buffer, with all its room, for the bytes: put them there and flip it
    /// @throws IllegalStateException if the batch is full or closed
    public ByteBuffer add() {
        if (state.isClosed() || count() == capacity()) {
            throw new IllegalStateException(
                    state.isClosed() ? "add: the batch is closed" : "add: the batch is full with " + count());
        }
        return state.messages.data(state.messages.add());
    }

    /// Adds a copy of a message.
    ///
    /// @param data its bytes; the position moves to the limit
    /// @param destination where it goes
    /// @return this
    /// @throws IllegalStateException if the batch is full or closed
    /// @throws IllegalArgumentException if there is no room for so many bytes
    public MessageBatch add(ByteBuffer data, Sockaddr destination) {
        Objects.requireNonNull(data, "data");
        Objects.requireNonNull(destination, "destination");
        if (data.remaining() > state.messages.room) {
            throw new IllegalArgumentException("add: a message of " + data.remaining() + " bytes, and the batch has"
                    + " room for " + state.messages.room + " of each");
        }
        add().put(data).flip();
        state.address(count() - 1, destination);
        return this;
    }

    /// Gives the bytes of a message: from position 0 to the limit what has come.
    ///
    /// @param index which message
    /// @return its buffer, always the same one
    /// @throws IndexOutOfBoundsException if there is no such message
    public ByteBuffer data(int index) {
        return state.messages.data(check(index));
    }

    /// Tells how long a message is; if it was received with [MsgFlags#TRUNC], how long it was before it was cut.
    ///
    /// @param index which message
    /// @return the length
    /// @throws IndexOutOfBoundsException if there is no such message
    public long length(int index) {
        return state.messages.length(check(index));
    }

    /// Tells who has sent a message, or where it goes. Addresses are remembered: that of a peer who has sent a short
    /// while ago is the same object as then.
    ///
    /// @param index which message
    /// @return the address; [Sockaddr#unspec()] if there is none
    /// @throws IndexOutOfBoundsException if there is no such message
    public Sockaddr address(int index) {
        return state.address(check(index));
    }

    /// Says where a message goes.
    ///
    /// @param index which message
    /// @param destination the address
    /// @throws IndexOutOfBoundsException if there is no such message
    public void address(int index, Sockaddr destination) {
        Objects.requireNonNull(destination, "destination");
        state.address(check(index), destination);
    }

    /// Tells whether two messages have the same address, without decoding it.
    ///
    /// @param index which message
    /// @param other which other
    /// @return whether they have
    /// @throws IndexOutOfBoundsException if there is no such message
    public boolean isSameAddress(int index, int other) {
        return state.isSameAddress(check(index), check(other));
    }

    /// Tells what the operating system says of a received message, as [ReceivedMsg#flags()].
    ///
    /// @param index which message
    /// @return the flags; none of one that was added
    /// @throws IndexOutOfBoundsException if there is no such message
    public MsgFlags flags(int index) {
        return new MsgFlags(state.messages.flags(check(index)), MsgFlags.Direction.RECEIVED);
    }

    /// Decodes the control messages of a message, as [ReceivedMsg#ctrl()]. Those that came are there until the batch is
    /// sent, which does not send them.
    ///
    /// @param index which message
    /// @return its control messages
    /// @throws IndexOutOfBoundsException if there is no such message
    public List<ControlMessage> ctrl(int index) {
        return state.control(check(index));
    }

    /// Has a message go with control messages.
    ///
    /// @param index which message
    /// @param messages the control messages
    /// @throws IllegalArgumentException if one cannot be sent, or there is no room for all
    /// @throws IndexOutOfBoundsException if there is no such message
    public void ctrl(int index, List<ControlMessage> messages) {
        Objects.requireNonNull(messages, "messages");
        state.control(check(index), messages);
    }

    /// Finds the value of the first control message of a type.
    ///
    /// @param <T> the type of its value
    /// @param index which message
    /// @param type the type
    /// @return its value, or nothing if none came, or none that could be decoded
    /// @throws IndexOutOfBoundsException if there is no such message
    public <T> Optional<T> value(int index, ControlType<T> type) {
        Objects.requireNonNull(type, "type");
        return ctrl(index).stream().flatMap(each -> each.value(type).stream()).findFirst();
    }

    /// Finds the value of the first control message of a type that is a number, and allocates nothing.
    ///
    /// @param index which message
    /// @param type the type, such as [dev.osock.message.ControlTypes#IP_TTL]
    /// @param otherwise what to return if there is none
    /// @return the number
    /// @throws IndexOutOfBoundsException if there is no such message
    public int number(int index, ControlType<Integer> type, int otherwise) {
        Objects.requireNonNull(type, "type");
        return state.number(check(index), type, otherwise);
    }

    /// Gives the descriptors that came with a message. They belong to the batch, which closes them with the next call
    /// of [#clear()] or a receive, and when it is closed: make sockets of them ([Descriptor#toSocket()]) before.
    ///
    /// @param index which message
    /// @return the descriptors
    /// @throws IndexOutOfBoundsException if there is no such message
    public List<Descriptor> descriptors(int index) {
        return state.descriptors(check(index)).stream().map(Descriptor.class::cast).toList();
    }

    /// Counts the datagrams of a message that is a train.
    ///
    /// @param index which message
    /// @return how many; 1 if it is no train
    /// @throws IndexOutOfBoundsException if there is no such message
    public int segments(int index) {
        return state.segments(check(index));
    }

    /// Gives one of the datagrams of a message that is a train.
    ///
    /// @param index which message
    /// @param which which datagram, from 0 on
    /// @return a view of its bytes, from the position to the limit: for all of a message the same object
    /// @throws IndexOutOfBoundsException if there is no such message or datagram
    public ByteBuffer segment(int index, int which) {
        Objects.checkIndex(which, segments(index));
        return state.segment(index, which);
    }

    /// Has a message go as a train: cut into datagrams of a size, the last of which may be shorter. It goes with as few
    /// messages as the kernel takes, of up to 64 datagrams and 65,507 bytes each. Where that is refused, as by some
    /// devices, each datagram goes by itself, now and the next time that one goes to the same host from the same
    /// socket. A received train has the size with which it came. On a stream, and for records of vsock, this does
    /// nothing.
    ///
    /// @param index which message
    /// @param size how many bytes a datagram has, 1 to 65535; 0 to send the message as one
    /// @throws IllegalArgumentException if the size is out of its range
    /// @throws IndexOutOfBoundsException if there is no such message
    public void segmentSize(int index, int size) {
        if (size < 0 || size > 0xFFFF) {
            throw new IllegalArgumentException("segmentSize: not 0 to 65535: " + size);
        }
        state.messages.segmentSize(check(index), size);
    }

    /// Closes the descriptors that came with the messages, and has no call use the batch any more; if one does now, at
    /// its end. Closing twice does no harm.
    @Override
    public void close() {
        state.close();
    }

    private int check(int index) {
        return Objects.checkIndex(index, count());
    }

    @Override
    public String toString() {
        return "a batch of " + count() + " messages, " + sent() + " sent";
    }
}
