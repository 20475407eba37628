package dev.osock.nowait;

import static dev.osock.testing.sockets.Bytes.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.SelectHandle;
import dev.osock.SelectInfo;
import dev.osock.SelectInfo.Verb;
import dev.osock.Socket;
import dev.osock.error.Reason;
import dev.osock.message.MsgFlags;
import dev.osock.nowait.NowaitCall.Waiting;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Kinds;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import dev.osock.testing.sockets.ThreadKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What becomes of a call that is cancelled.
@Bounded
@OnThread
class CancelTest {

    private static final String CALLS = "dev.osock.nowait.NowaitCall#byThread";

    @ParameterizedTest
    @MethodSource(CALLS)
    void theCurrentCallersCallIsDisarmedAndTheNextIsArmed(NowaitCall call, SocketKind kind, ThreadKind thread)
            throws Exception {
        try (Waiting waiting = call.on(kind); Party a = new Party(); Party b = new Party()) {
            SelectInfo current = a.selects(waiting::call);
            SelectInfo queued = b.selects(waiting::call);
            a.runs(() -> waiting.socket().cancel(current));
            waiting.release();
            b.isTold(waiting.socket(), queued);
            a.isToldNothing();
            b.completes(waiting::call);
        }
    }

    @ParameterizedTest
    @MethodSource(CALLS)
    void theMessageThatHasComeForTheCurrentCallerIsTakenBack(NowaitCall call, SocketKind kind, ThreadKind thread)
            throws Exception {
        try (Waiting waiting = call.on(kind); Party a = new Party(); Party b = new Party()) {
            SelectInfo current = a.selects(waiting::call);
            waiting.release();
            awaitMessage(a);
            a.runs(() -> waiting.socket().cancel(current));
            assertThat(a.mailbox().size()).isZero();
            b.completes(waiting::call);
        }
    }

    @ParameterizedTest
    @MethodSource(CALLS)
    void theCallersQueueEntryIsRemoved(NowaitCall call, SocketKind kind, ThreadKind thread) throws Exception {
        try (Waiting waiting = call.on(kind); Party a = new Party(); Party b = new Party(); Party c = new Party()) {
            SelectInfo first = a.selects(waiting::call);
            SelectInfo second = b.selects(waiting::call);
            SelectInfo third = c.selects(waiting::call);
            b.runs(() -> waiting.socket().cancel(second));
            waiting.release();
            waiting.release();
            a.isTold(waiting.socket(), first);
            a.completes(waiting::call);
            c.isTold(waiting.socket(), third);
            b.isToldNothing();
        }
    }

    @ParameterizedTest
    @MethodSource(CALLS)
    void whatIsNoCallOfTheCallersIsInvalid(NowaitCall call, SocketKind kind, ThreadKind thread) throws Exception {
        try (Waiting waiting = call.on(kind); Party a = new Party(); Party b = new Party()) {
            Socket socket = waiting.socket();
            SelectInfo replaced = a.selects(waiting::call);
            SelectInfo current = a.selects(waiting::call);
            SelectInfo queued = b.selects(waiting::call);
            assertThat(a.fails(() -> socket.cancel(replaced))).isInstanceOf(Reason.Invalid.class);
            assertThat(b.fails(() -> socket.cancel(current))).isInstanceOf(Reason.Invalid.class);
            assertThat(a.fails(() -> socket.cancel(queued))).isInstanceOf(Reason.Invalid.class);
            assertThat(a.fails(() -> socket.cancel(info(current.verb(), SelectHandle.create()))))
                    .isInstanceOf(Reason.Invalid.class);
            waiting.release();
            a.isTold(socket, current);
            a.completes(waiting::call);
            assertThat(a.fails(() -> socket.cancel(current))).isInstanceOf(Reason.Invalid.class);
            b.runs(() -> socket.cancel(queued));
            assertThat(b.fails(() -> socket.cancel(queued))).isInstanceOf(Reason.Invalid.class);
        }
    }

    @ParameterizedTest
    @MethodSource(CALLS)
    void theVerbOfAnotherRoleIsInvalidAndAnyVerbOfTheRoleWillDo(NowaitCall call, SocketKind kind, ThreadKind thread)
            throws Exception {
        try (Waiting waiting = call.on(kind); Party a = new Party()) {
            SelectInfo info = a.selects(waiting::call);
            Set<Verb> others = EnumSet.allOf(Verb.class);
            others.removeAll(role(info.verb()));
            for (Verb other : others) {
                assertThat(a.fails(() -> waiting.socket().cancel(info(other, info.handle()))))
                        .isInstanceOf(Reason.Invalid.class);
            }
            for (Verb same : role(info.verb())) {
                SelectInfo again = a.selects(waiting::call);
                a.runs(() -> waiting.socket().cancel(info(same, again.handle())));
            }
        }
    }

    @ParameterizedTest
    @MethodSource(CALLS)
    void aClosedSocketSaysSoAndTheAbortMessageIsTakenBack(NowaitCall call, SocketKind kind, ThreadKind thread)
            throws Exception {
        try (Waiting waiting = call.on(kind); Party a = new Party()) {
            SelectInfo info = a.selects(waiting::call);
            waiting.socket().close();
            assertThat(a.mailbox().size()).isOne();
            assertThat(a.fails(() -> waiting.socket().cancel(info))).isEqualTo(Reason.Closed.LOCALLY);
            assertThat(a.mailbox().size()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void theMessagesOfOtherCallsStay(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair one = kind.pair(); Pair two = kind.pair(); Party a = new Party()) {
            SelectHandle shared = SelectHandle.create();
            SelectInfo first = a.selects(() -> one.near().nowait(shared).recv());
            SelectInfo second = a.selects(() -> two.near().nowait(shared).recv());
            one.far().send(bytes("x"));
            two.far().send(bytes("x"));
            while (a.mailbox().size() < 2) {
                Thread.sleep(1);
            }
            a.runs(() -> one.near().cancel(first));
            a.isTold(two.near(), second);
            a.isToldNothing();
        }
    }

    private static Set<Verb> role(Verb verb) {
        return switch (verb) {
            case ACCEPT -> EnumSet.of(Verb.ACCEPT);
            case CONNECT -> EnumSet.of(Verb.CONNECT);
            case RECV, RECVFROM, RECVMSG, RECVMMSG ->
                EnumSet.of(Verb.RECV, Verb.RECVFROM, Verb.RECVMSG, Verb.RECVMMSG);
            case SEND, SENDTO, SENDMSG, SENDMMSG, SEND_SEGMENTS, SEND_DESCRIPTORS, SENDFILE ->
                EnumSet.of(
                        Verb.SEND,
                        Verb.SENDTO,
                        Verb.SENDMSG,
                        Verb.SENDMMSG,
                        Verb.SEND_SEGMENTS,
                        Verb.SEND_DESCRIPTORS,
                        Verb.SENDFILE);
            case AWAIT -> EnumSet.of(Verb.AWAIT);
        };
    }

    private static SelectInfo info(Verb verb, SelectHandle handle) {
        return new SelectInfo(verb, handle, MsgFlags.NONE, Optional.empty(), List.of());
    }

    private static void awaitMessage(Party party) throws InterruptedException {
        while (party.mailbox().size() == 0) {
            Thread.sleep(1);
        }
    }
}
