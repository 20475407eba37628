package dev.osock.nowait;

import static dev.osock.testing.sockets.Bytes.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.SelectHandle;
import dev.osock.SelectInfo;
import dev.osock.Socket;
import dev.osock.nowait.NowaitCall.Waiting;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Kinds;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import dev.osock.testing.sockets.ThreadKind;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Handles, the library's and the caller's own.
@Bounded
@OnThread
class HandleTest {

    @ParameterizedTest
    @MethodSource("dev.osock.nowait.NowaitCall#byThread")
    void eachCallThatMustWaitGetsANewHandle(NowaitCall call, SocketKind kind, ThreadKind thread) throws Exception {
        try (Waiting waiting = call.on(kind); Party a = new Party()) {
            Set<SelectHandle> handles = new HashSet<>();
            for (int i = 0; i < 10; i++) {
                handles.add(a.selects(waiting::call).handle());
            }
            assertThat(handles).hasSize(10);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void theCallersOwnHandleComesBackAndMayBeUsedAgain(SocketKind kind, ThreadKind thread) throws Exception {
        SelectHandle handle = SelectHandle.create();
        try (Pair pair = kind.pair(); Party a = new Party()) {
            Socket socket = pair.near();
            for (String each : new String[] {"1", "2", "3"}) {
                SelectInfo info = a.selects(() -> socket.nowait(handle).recv());
                assertThat(info.handle()).isEqualTo(handle).hasSameHashCodeAs(handle);
                pair.far().send(bytes(each));
                a.isTold(socket, info);
                assertThat(a.finishes(() -> socket.nowait(handle).recv())).isEqualTo(bytes(each));
            }
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void usingTheSameHandleAgainArmsOnce(SocketKind kind, ThreadKind thread) throws Exception {
        SelectHandle handle = SelectHandle.create();
        try (Pair pair = kind.pair(); Party a = new Party()) {
            Socket socket = pair.near();
            a.selects(() -> socket.nowait(handle).recv());
            SelectInfo info = a.selects(() -> socket.nowait(handle).recv());
            pair.far().send(bytes("x"));
            a.isTold(socket, info);
            a.isToldNothing();
            a.runs(() -> socket.cancel(info));
        }
    }

    @Test
    void handlesAreEqualOnlyToThemselves() {
        SelectHandle one = SelectHandle.create();
        SelectHandle other = SelectHandle.create();
        assertThat(one).isNotEqualTo(other).isNotEqualTo("handle").hasSameHashCodeAs(one);
        assertThat(one.toString()).isNotEqualTo(other.toString());
    }
}
