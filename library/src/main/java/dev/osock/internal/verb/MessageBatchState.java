package dev.osock.internal.verb;

import dev.osock.address.Sockaddr;
import dev.osock.internal.call.Batch;
import dev.osock.internal.call.NewDescriptors;
import dev.osock.internal.kernel.MessageSlots;
import dev.osock.internal.kernel.Scratch;
import dev.osock.internal.socket.DescriptorState;
import dev.osock.internal.socket.OpenSocket;
import dev.osock.internal.wire.AddressCache;
import dev.osock.internal.wire.ControlCodec;
import dev.osock.internal.wire.PassedDescriptors;
import dev.osock.internal.wire.SockaddrCodec;
import dev.osock.message.ControlMessage;
import dev.osock.message.ControlType;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A batch of messages, of which one call at a time makes use.
public final class MessageBatchState extends Exclusive {

    /// The most bytes of control messages that a message may have room for.
    private static final int MOST_CONTROL = 1 << 30;

    public final Batch messages;

    /// Made when an address is asked for.
    private @Nullable AddressCache addresses;

    /// Views of the messages' segments, each made when it is asked for.
    private final @Nullable ByteBuffer[] views;

    /// Makes the public objects of descriptors.
    private final Function<DescriptorState, ?> maker;

    /// The descriptors that came with the messages, in their order, and their public objects.
    private List<DescriptorState> descriptors = List.of();

    private List<?> faces = List.of();

    /// How many of them came with each message.
    private int[] counts = {};

    /// Makes one without messages.
    ///
    /// @param capacity how many messages at the most
    /// @param room how many bytes of each there is room for
    /// @param controlRoom how many bytes of the control messages of each
    /// @param maker makes the public object of a descriptor that comes
    public MessageBatchState(int capacity, int room, int controlRoom, Function<DescriptorState, ?> maker) {
        super("batch");
        this.maker = maker;
        if (capacity < 1 || capacity > MessageSlots.MOST) {
            throw new IllegalArgumentException(
                    "a batch has 1 to " + MessageSlots.MOST + " messages, not " + capacity);
        }
        if (room < 1 || controlRoom < 0 || controlRoom > MOST_CONTROL) {
            throw new IllegalArgumentException("a batch with room for messages of " + room + " bytes, control messages"
                    + " of " + controlRoom);
        }
        messages = new Batch(capacity, room, (controlRoom + Long.BYTES - 1) & -Long.BYTES);
        views = new ByteBuffer[capacity];
    }

    @Override
    void release() {
        closeDescriptors();
    }

    /// Forgets the messages, and closes the descriptors that came with them.
    public void clear() {
        messages.clear();
        closeDescriptors();
    }

    private void closeDescriptors() {
        List<DescriptorState> old = descriptors;
        descriptors = List.of();
        faces = List.of();
        for (DescriptorState each : old) {
            each.close();
        }
    }

    /// Takes the descriptors that have come.
    void own(NewDescriptors made) {
        List<DescriptorState> owners = DescriptorState.of(made.count());
        counts = IntStream.range(0, messages.count()).map(this::passed).toArray();
        faces = owners.stream().map(maker).toList();
        descriptors = owners;
        made.giveTo(owners);
    }

    /// The public objects of the descriptors that came with a message.
    public List<?> descriptors(int index) {
        if (faces.isEmpty()) {
            return List.of();
        }
        int from = IntStream.of(counts).limit(index).sum();
        int passed = index < counts.length ? counts[index] : 0;
        return List.copyOf(faces.subList(from, from + passed));
    }

    private int passed(int index) {
        return Batching.passed(messages.control(index), messages.controlLength(index));
    }

    public Sockaddr address(int index) {
        AddressCache known = addresses;
        if (known == null) {
            known = new AddressCache();
            addresses = known;
        }
        MessageSlots slots = messages.slots;
        return known.decode(slots.memory(), slots.nameAt(index), messages.nameLength(index));
    }

    public void address(int index, Sockaddr destination) {
        MessageSlots slots = messages.slots;
        messages.nameLength(index, SockaddrCodec.encode(destination, slots.memory(), slots.nameAt(index)));
    }

    public boolean isSameAddress(int index, int other) {
        int length = messages.nameLength(index);
        MessageSlots slots = messages.slots;
        MemorySegment memory = slots.memory();
        return length == messages.nameLength(other)
                && AddressCache.areEqual(memory, slots.nameAt(index), memory, slots.nameAt(other), length);
    }

    public List<ControlMessage> control(int index) {
        return ControlCodec.decode(messages.control(index), messages.controlLength(index)).messages();
    }

    public int number(int index, ControlType<Integer> type, int otherwise) {
        return ControlCodec.number(messages.control(index), messages.controlLength(index), type, otherwise);
    }

    /// Has a message go with control messages.
    ///
    /// @throws IllegalArgumentException if one cannot be sent or does not fit
    public void control(int index, List<ControlMessage> all) {
        messages.controlLength(index, 0);
        messages.controlLength(index, (int) ControlCodec.encode(all, messages.controlRoom(index)));
    }

    /// Counts the segments of a message: one, unless it is a train.
    public int segments(int index) {
        int size = messages.segmentSize(index);
        int left = messages.data(index).remaining();
        return size == 0 ? 1 : Math.max(1, Math.ceilDiv(left, size));
    }

    /// Gives a view of one of the segments of a message: the same one with each call.
    public ByteBuffer segment(int index, int which) {
        ByteBuffer bytes = messages.data(index);
        ByteBuffer view = views[index];
        if (view == null) {
            view = bytes.duplicate();
            views[index] = view;
        }
        int size = messages.segmentSize(index) == 0 ? bytes.remaining() : messages.segmentSize(index);
        int from = bytes.position() + which * size;
        return view.limit(Math.min(bytes.limit(), from + size)).position(from);
    }

    /// Whether control messages of one that is to be sent go with every piece of its bytes.
    boolean hasControlOfEveryPiece() {
        boolean some = false;
        for (int i = messages.gone(); i < messages.count(); i++) {
            some |= ControlCodec.areOfEveryPiece(messages.control(i), messages.controlLengthToSend(i));
        }
        return some;
    }

    /// Makes the sockets that are passed with the messages ones that do not block.
    void share(Scratch scratch) {
        for (int i = messages.gone(); i < messages.count(); i++) {
            int length = messages.controlLengthToSend(i);
            if (length > 0) {
                OpenSocket.share(scratch, PassedDescriptors.in(messages.control(i), length));
            }
        }
    }
}
