package dev.osock.internal.call;

import dev.osock.internal.kernel.Kernel;
import org.jspecify.annotations.Nullable;

/// The counters of sendfile, where a package is what one system call moved. Guarded by the lane.
final class FileCounters extends Counters {

    private long starts;
    private long whole;

    FileCounters(@Nullable Counters next) {
        super(next);
    }

    @Override
    Subject subject() {
        return Subject.FILE;
    }

    @Override
    void end(Owner owner, Call call, long result) {
        FileTransfer file = call.file();
        if (file.isStart() && ++starts == 0) {
            wrapped(owner, 6);
        }
        if (call.moved > 0) {
            addPackages(owner, 1);
        }
        largest = Math.max(largest, file.round(call.moved, result == Kernel.EAGAIN));
        if (result >= 0) {
            whole = Math.max(whole, call.total);
        }
    }

    @Override
    void addTo(long[] sums) {
        super.addTo(sums);
        sums[6] += starts;
        sums[7] = Math.max(sums[7], whole);
    }
}
