package dev.osock.internal.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.internal.kernel.Kernel;
import dev.osock.internal.kernel.Scratch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Nobody is left without one who waits for the events: a poller's thread naps only if nobody has parked meanwhile who
/// would have waited himself.
@Timeout(30)
class PollerHandoffTest {

    private final Scratch scratch = new Scratch();
    private final AtomicInteger followers = new AtomicInteger();
    private int epoll;
    private int wakeUp;
    private PollerHandoff handoff;

    @BeforeEach
    void serve() {
        epoll = Kernel.epollCreate(scratch);
        wakeUp = Kernel.eventfd(scratch);
        var queue = new Epoll(epoll);
        handoff = new PollerHandoff(queue, new MasterPoller(queue, wakeUp), 0, followers);
        handoff.serve(Thread.currentThread());
    }

    @AfterEach
    void close() {
        Kernel.close(scratch, epoll);
        Kernel.close(scratch, wakeUp);
    }

    @Test
    void whoFindsThePollerNappingLeads() {
        assertThat(handoff.nap(0)).isTrue();
        assertThat(handoff.leadHot()).isTrue();
        handoff.endLeadHot(true);
        assertThat(handoff.isAwake()).as("it goes on napping").isFalse();
        assertThat(handoff.leadHot()).isTrue();
    }

    @Test
    void whoFindsItAwakeParksAndKeepsItFromNappingUntilThereHasBeenAnEvent() {
        assertThat(handoff.leadHot()).isFalse();
        assertThat(handoff.claims()).isEqualTo(1);
        assertThat(handoff.nap(0)).isFalse();
        assertThat(handoff.isAwake()).isTrue();
        assertThat(handoff.nap(1)).isTrue();
    }

    @Test
    void whoHasLedAndIsNotToldParksAndKeepsItFromNapping() {
        assertThat(handoff.nap(0)).isTrue();
        assertThat(handoff.leadHot()).isTrue();
        handoff.endLeadHot(false);
        assertThat(handoff.isAwake()).isTrue();
        assertThat(handoff.nap(0)).isFalse();
        assertThat(handoff.nap(1)).isTrue();
    }

    @Test
    void whoFollowsKeepsItFromNapping() {
        followers.set(1);
        assertThat(handoff.nap(0)).isFalse();
    }
}
