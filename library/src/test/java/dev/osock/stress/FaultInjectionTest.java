package dev.osock.stress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.testing.Need;
import dev.osock.testing.Patience;
import dev.osock.testing.Requires;
import java.io.BufferedReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// System calls that fail as they seldom do: strace(1) makes them, in another virtual machine.
@Requires(Need.STRACE)
@Timeout(90)
class FaultInjectionTest {

    private Fork fork;

    @BeforeEach
    void start() throws Exception {
        fork = Fork.start(Faults.class);
    }

    @AfterEach
    void stop() throws Exception {
        fork.close();
    }

    /// Runs a case of [Faults] under a fault.
    ///
    /// @param fault what strace injects, one or several: `syscall:error=…:when=…`
    private void assertOutcome(String name, String fault, String during, String afterwards) throws Exception {
        fork.say(name);
        assertThat(fork.line()).isEqualTo("prepared");
        List<String> command = new ArrayList<>(List.of("strace", "-f", "-o", "/dev/null"));
        for (String each : fault.split(" ", -1)) {
            command.addAll(List.of("-e", "inject=" + each));
        }
        command.addAll(List.of("-p", Long.toString(fork.pid())));
        Process strace = new ProcessBuilder(command).start();
        try (BufferedReader messages = strace.errorReader()) {
            assertThat(messages.readLine()).contains("attached");
            fork.say("go");
            assertThat(fork.line()).as(name + " with " + fault).isEqualTo(during);
            strace.destroy();
            assertThat(strace.waitFor(Patience.seconds(20))).isTrue();
        } finally {
            strace.destroyForcibly();
        }
        fork.say("go on");
        assertThat(fork.line()).as(name + " after " + fault).isEqualTo(afterwards);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "receive | recvfrom | received [1] | received [2]",
                "send | sendto | sent 3 | exchanged 0",
                "accept two | accept4 | exchanged 4 | exchanged 4",
                "connect | connect | exchanged 4 | exchanged 4",
                "wait on a platform thread | ppoll | received 20 | received 20",
                "wait on a virtual thread | /^epoll_p?wait | received 20 | received 20",
            })
    void aSignalOnlyMakesACallTryAgain(String name, String call, String during, String afterwards) throws Exception {
        assertOutcome(name, call + ":error=EINTR:when=1..3", during, afterwards);
    }

    @Test
    void lackOfMemoryIsReportedAndTheSocketStaysUsable() throws Exception {
        assertOutcome("send", "sendto:error=ENOBUFS:when=1", "ENOBUFS", "exchanged 4");
        assertOutcome("send", "sendto:error=ENOMEM:when=1", "ENOMEM", "exchanged 4");
        assertOutcome("receive", "recvfrom:error=ENOMEM:when=1", "ENOMEM", "received [1]");
    }

    /// What a device says that cannot cut, also after it has taken trains.
    @ParameterizedTest
    @ValueSource(strings = {"EIO", "EINVAL", "EOPNOTSUPP"})
    void aTrainThatIsRefusedGoesDatagramByDatagramAndSoDoTheNext(String refusal) throws Exception {
        assertOutcome(
                "train", "sendmsg:error=" + refusal + ":when=1", "sent 1000 came 10 sent 1000 came 10",
                "sent 1000 came 10");
    }

    /// They go with one system call. The kernel says of the second case that it has taken two, which it has not.
    @Test
    void ofSeveralTrainsNoneIsLostOrSentTwice() throws Exception {
        String all = "sent 13000 from 0 came 130";
        for (String refusal : List.of("EIO", "EINVAL", "EMSGSIZE", "EOPNOTSUPP")) {
            assertOutcome("several trains", "sendmmsg:error=" + refusal + ":when=1", all + ", " + all, all);
        }
        String rest = "sent 13000 from 128 came 2";
        assertOutcome("several trains", "sendmmsg:retval=2:when=1", rest + ", " + all, all);
        assertOutcome("several trains", "sendmmsg:error=EINTR:when=1..3", all + ", " + all, all);
        assertOutcome("several trains", "sendmmsg:error=ENOBUFS:when=1", "ENOBUFS", all);
        assertOutcome("several trains", "sendmmsg:error=EAGAIN:when=1", all + ", " + all, all);
    }

    @Test
    void whatIsNoRefusalOfTrainsIsTold() throws Exception {
        assertOutcome("train", "sendmsg:error=ENOBUFS:when=1+", "ENOBUFS", "sent 1000 came 10");
    }

    @Test
    void aBatchThatFailsIsSentByTheNextCall() throws Exception {
        assertOutcome("batch", "sendmmsg:error=ENOBUFS:when=1", "ENOBUFS", "sent 10 came 10");
        assertOutcome("batch", "sendmmsg:error=EINTR:when=1..3", "sent 10 came 10", "sent 10 came 10");
        assertOutcome("batch", "sendmmsg:error=EOPNOTSUPP:when=1", "sent 10 came 10", "sent 10 came 10");
    }

    /// A batch goes with one system call, which fails at its first message only.
    @ParameterizedTest
    @ValueSource(strings = {"EIO", "EINVAL", "EMSGSIZE", "EOPNOTSUPP"})
    void trainsOfABatchThatAreRefusedGoDatagramByDatagram(String refusal) throws Exception {
        String all = "sent 3 came 10 10 10";
        assertOutcome("trains of a batch", "sendmmsg:error=" + refusal + ":when=1", all + ", " + all, all);
    }

    @Test
    void trainsOfABatchThatFailAreSentByTheNextCall() throws Exception {
        assertOutcome("trains of a batch", "sendmmsg:error=ENOBUFS:when=1", "ENOBUFS", "sent 3 came 10 10 10");
        assertOutcome("trains of a batch", "sendmmsg:error=EIO:when=1+", "EIO", "sent 3 came 10 10 10");
    }

    @Test
    void aTrainWhoseDatagramsFailTooIsToldAndNothingHasGone() throws Exception {
        assertOutcome("train in part", "sendmsg:error=EIO sendmmsg:error=ENOBUFS:when=1", "ENOBUFS",
                "sent 1000 came 10");
    }

    /// The kernel says that it has taken three, which it has not: all others are sent once, in their order.
    @Test
    void whatTheKernelHasNotTakenIsSentOnce() throws Exception {
        String all = "sent 10 came 0 1 2 3 4 5 6 7 8 9";
        String rest = "sent 10 came 3 4 5 6 7 8 9";
        assertOutcome("batch in part", "sendmmsg:retval=3:when=1", rest, all);
        assertOutcome("train in part", "sendmsg:error=EIO sendmmsg:retval=3:when=1", "sent 1000 came 3 4 5 6 7 8 9",
                "sent 1000 came 10");
    }

    @Test
    void aSendWithoutCopyingThatFailsIsToldAndTheNextIsDone() throws Exception {
        String done = "came 60000, copied: true, left: 0";
        assertOutcome("zerocopy", "sendto:error=ENOBUFS:when=1", done, done);
        assertOutcome("zerocopy", "sendto:error=EINTR:when=1..3", done, done);
        assertOutcome("zerocopy", "sendto:error=EAGAIN:when=1", done, done);
        assertOutcome("zerocopy", "sendto:error=EIO:when=1", "EIO", done);
    }

    /// A failure of the question is no end of the send.
    @Test
    void theErrorQueueIsReadAgainAfterItCouldNotBe() throws Exception {
        String done = "came 60000, copied: true, left: 0";
        assertOutcome("zerocopy", "recvmsg:error=EINTR:when=1..3", done, done);
        assertOutcome("zerocopy asked", "recvmsg:error=EINTR:when=1..3", "came 60000, told", "done: true, left: 0");
        assertOutcome("zerocopy asked", "recvmsg:error=ENOMEM", "came 60000, given up: ENOMEM",
                "done: true, left: 0");
    }

    @Test
    void aListenerSurvivesThatNoDescriptorIsLeft() throws Exception {
        assertOutcome("accept", "accept4:error=EMFILE:when=1", "EMFILE", "exchanged 4");
        assertOutcome("accept", "accept4:error=ECONNABORTED:when=1", "ECONNABORTED", "exchanged 4");
    }

    /// On one carrier, since strace counts the calls of each thread.
    @ParameterizedTest
    @ValueSource(strings = {"EMFILE", "ENFILE", "ENOBUFS", "ENOMEM", "ECONNABORTED", "EPERM"})
    void aFailureOfOneAcceptEndsOneAcceptor(String errno) throws Exception {
        fork.close();
        fork = Fork.start(
                Faults.class,
                "-Djdk.virtualThreadScheduler.parallelism=1",
                "-Djdk.virtualThreadScheduler.maxPoolSize=1");
        assertOutcome("accept by four", "accept4:error=" + errno + ":when=1", errno + ", accepted, 2 wait",
                "accepted, accepted");
    }

    @Test
    void withoutADescriptorForThePollersAWaitFailsAndALaterOneStartsThem() throws Exception {
        assertOutcome("wait on a virtual thread", "epoll_create1:error=EMFILE", "EMFILE", "received 20");
    }

    @Test
    void aDescriptorThatCannotBeWatchedFailsTheCallAndFreesTheLane() throws Exception {
        assertOutcome("wait on a virtual thread", "epoll_create1:error=ENFILE", "ENFILE", "received 20");
        assertOutcome("wait on a virtual thread", "epoll_ctl:error=ENOSPC", "ENOSPC", "received 20");
    }

    @Test
    void pollersGoOnWhileTheyCannotPark() throws Exception {
        assertOutcome("wait again on a virtual thread", "epoll_ctl:error=ENOMEM", "received 20", "received 20");
    }

    @Test
    void withoutADescriptorToWakeItAPlatformThreadWaitsForThePoller() throws Exception {
        assertOutcome("wait on a platform thread", "eventfd2:error=EMFILE", "received 20", "received 20");
    }

    @Test
    void whereWaitingInTheKernelIsRefusedAPlatformThreadWaitsForThePoller() throws Exception {
        assertOutcome("wait on a platform thread", "ppoll:error=EPERM", "received 20", "received 20");
        assertOutcome("wait on a platform thread", "ppoll:error=EINVAL", "received 20", "received 20");
    }

    @Test
    void whereTheSystemRefusesToTellOfEventsAnotherWayToWaitTakesOver() throws Exception {
        assertOutcome("wait again on a virtual thread", "/^epoll_p?wait:error=EPERM", "received 20", "received 20");
        assertOutcome("wait again on a virtual thread", "/^epoll_p?wait:error=EPERM", "received 20", "received 20");
    }

    @Test
    void whereThereIsNoEpollAnotherWayToWaitIsChosen() throws Exception {
        assertOutcome("wait on a virtual thread", "epoll_create1:error=ENOSYS", "received 20", "received 20");
    }

    @Test
    void whereEveryWayToWaitIsRefusedTheWaitFailsWithTheErrno() throws Exception {
        assertOutcome(
                "wait again on a virtual thread", "/^epoll_p?wait|^ppoll$:error=EPERM", "EPERM", "received 20");
    }

    @Test
    void aCloseThatFailsClosesAllTheSame() throws Exception {
        assertOutcome("close", "close:error=EIO", "EIO", "open: false");
    }
}
