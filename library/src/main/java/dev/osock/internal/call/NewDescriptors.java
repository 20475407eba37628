package dev.osock.internal.call;

import dev.osock.internal.kernel.Kernel;
import dev.osock.internal.kernel.Scratch;
import dev.osock.internal.registry.SocketRef;
import dev.osock.internal.wire.PassedDescriptors;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// The descriptors that the system calls of one [Call] have made and that no object owns yet.
///
/// Whoever has made the object that owns one, lets go of it; what is still here at the end of the call is closed. So
/// each is closed once, whatever is thrown between the system call and the caller's object. To take note of one
/// allocates nothing.
public final class NewDescriptors implements SocketRef.Losable {

    /// A pair.
    private static final int USUAL = 2;

    private final Scratch scratch;
    private int[] numbers = new int[USUAL];
    private int count;

    /// Made in time, for when there is no memory.
    private final SocketRef face = new SocketRef(this, this);

    NewDescriptors(Scratch scratch) {
        this.scratch = scratch;
    }

    /// Takes note of a descriptor.
    ///
    /// @param fd the descriptor, or less than 0 for none
    /// @return the same
    public int add(int fd) {
        if (fd >= 0) {
            numbers[count++] = fd;
        }
        return fd;
    }

    /// Makes room for what comes with a message; before it is received.
    void makeRoom(int controlSize) {
        int room = USUAL + PassedDescriptors.most(controlSize);
        if (room > numbers.length) {
            numbers = new int[room];
        }
    }

    /// Takes note of those that came with a message.
    ///
    /// @param control its control messages, for which there was room
    /// @param length how many bytes of it
    void addAll(MemorySegment control, long length) {
        count = PassedDescriptors.find(control, length, Integer.MAX_VALUE, numbers, count);
    }

    /// Closes those that the sender has passed beyond a number.
    ///
    /// @param rights the number
    /// @param control the control messages of which all are here
    /// @param length how many bytes of it
    /// @return whether there were any
    public boolean closeBeyond(int rights, MemorySegment control, long length) {
        if (count <= rights) {
            return false;
        }
        int[] kept = new int[numbers.length];
        int known = PassedDescriptors.find(control, length, rights, kept, 0);
        int filled = known;
        for (int i = 0; i < count; i++) {
            if (!contains(kept, known, numbers[i])) {
                kept[filled++] = numbers[i];
            }
        }
        numbers = kept;
        boolean some = count > known;
        while (count > known) {
            closeLast();
        }
        return some;
    }

    private static boolean contains(int[] some, int known, int number) {
        for (int i = 0; i < known; i++) {
            if (some[i] == number) {
                return true;
            }
        }
        return false;
    }

    public int count() {
        return count;
    }

    /// Lets go of one, which its owner closes from now on.
    ///
    /// @return false if it was not here
    public boolean letGo(int fd) {
        for (int i = 0; i < count; i++) {
            if (numbers[i] == fd) {
                numbers[i] = numbers[--count];
                return true;
            }
        }
        return false;
    }

    /// Gives all to objects that were made for them.
    public void giveTo(List<? extends DescriptorOwner> owners) {
        for (int i = 0; i < count; i++) {
            owners.get(i).own(numbers[i]);
        }
        count = 0;
    }

    /// Closes the last one.
    ///
    /// @return 0, or `-errno`
    public int closeLast() {
        scratch.expectCall();
        try {
            return Kernel.close(scratch, numbers[count - 1]); // which throws if there is no heap for it
        } finally {
            if (scratch.wasCalled()) { // else it is open still
                count--;
            }
        }
    }

    /// Closes what nobody owns, at once or, if that is not possible, later.
    ///
    /// @return false if later: this must not be used any more
    boolean close() {
        try {
            closeLost();
            return true;
        } catch (Throwable noMemory) {
            face.enqueue();
            return false;
        }
    }

    @Override
    public void closeLost() {
        while (count > 0) {
            closeLast();
        }
    }
}
