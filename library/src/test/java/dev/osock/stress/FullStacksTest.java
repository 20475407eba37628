package dev.osock.stress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A thread whose stack is full fails alone: whatever call it makes, others are served, woken and closed as before.
@Timeout(120)
class FullStacksTest {

    @ParameterizedTest
    @ValueSource(strings = {"mailbox", "virtual mailbox", "receive", "virtual receive"})
    void othersAreServedWhileCallsFailForWantOfStack(String name) throws Exception {
        try (Fork fork = Fork.start(FullStacks.class)) {
            fork.say(name);
            assertThat(fork.finish()).containsExactly("served");
        }
    }

    @Test
    void aSocketThatIsClosedForWantOfStackIsClosedWholeInTheEnd() throws Exception {
        try (Fork fork = Fork.start(FullStacks.class)) {
            fork.say("close");
            assertThat(fork.finish()).containsExactly("left: 0", "served");
        }
    }
}
