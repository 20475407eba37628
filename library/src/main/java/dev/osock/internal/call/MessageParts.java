package dev.osock.internal.call;

import dev.osock.internal.kernel.MessageHeader;
import dev.osock.internal.kernel.MessageSlots;
import org.jspecify.annotations.Nullable;

/// What a call uses for a message with all its parts: the caller's buffers and the memory of control messages, which
/// are made on first need and kept for the next message.
public final class MessageParts {

    private @Nullable MessageHeader header;
    private @Nullable Buffers buffers;
    private @Nullable MessageSlots slots;
    private @Nullable OutgoingMessages outgoing;

    /// The caller's own memory for several messages.
    private @Nullable Batch batch;

    /// Whether there may be something to clear.
    private boolean isUsed;

    /// Whether a received message goes into the caller's buffers, not into a new array.
    public boolean hasBuffers;

    /// How many bytes of control messages are to be sent.
    public long controlLength;

    /// Whether they go with every piece of a stream's bytes, and not only with the first.
    public boolean controlRepeats;

    /// How many bytes of control messages can be received.
    int controlRoom;

    /// How long the received message was, which may be more than there was room for.
    public long trueLength;

    public MessageHeader header() {
        isUsed = true;
        MessageHeader made = header;
        if (made == null) {
            made = new MessageHeader();
            header = made;
        }
        return made;
    }

    public Buffers buffers() {
        isUsed = true;
        Buffers made = buffers;
        if (made == null) {
            made = new Buffers();
            buffers = made;
        }
        return made;
    }

    /// Has messages go from and to the caller's own memory.
    public void use(Batch own) {
        isUsed = true;
        batch = own;
    }

    /// The caller's own memory, or null if the messages are in the library's.
    @Nullable
    Batch batch() {
        return batch;
    }

    /// The room for several messages that are received at once.
    public MessageSlots slots() {
        if (batch != null) {
            return batch.slots;
        }
        isUsed = true;
        MessageSlots made = slots;
        if (made == null) {
            made = new MessageSlots();
            slots = made;
        }
        return made;
    }

    /// The messages that are sent at once.
    public OutgoingMessages outgoing() {
        isUsed = true;
        OutgoingMessages made = outgoing;
        if (made == null) {
            made = new OutgoingMessages();
            outgoing = made;
        }
        return made;
    }

    /// Makes so much room for the control messages of a receive.
    public void makeRoom(int control) {
        isUsed = true;
        controlRoom = control;
    }

    /// Forgets what an earlier receive left.
    void clearReceived() {
        trueLength = 0;
        if (header != null) {
            header.clearReceived();
        }
    }

    void clear() {
        if (!isUsed) {
            return;
        }
        isUsed = false;
        if (header != null) {
            header.shrink();
        }
        if (buffers != null) {
            buffers.forget();
        }
        if (slots != null) {
            slots.shrink();
        }
        outgoing = null;
        batch = null;
        hasBuffers = false;
        controlLength = 0;
        controlRepeats = false;
        controlRoom = 0;
        trueLength = 0;
    }
}
