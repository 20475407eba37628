package dev.osock.testing.sockets;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/// What properties are instantiated over; each constant names a method here for `@MethodSource`.
public final class Kinds {

    private static final String HERE = "dev.osock.testing.sockets.Kinds#";

    /// Every [SocketKind].
    public static final String ALL = HERE + "all";
    /// The four kinds of stream.
    public static final String STREAMS = HERE + "streams";
    /// The two kinds of inet stream.
    public static final String INET_STREAMS = HERE + "inetStreams";
    /// The two kinds of local stream.
    public static final String LOCAL_STREAMS = HERE + "localStreams";
    /// The four kinds of datagram socket.
    public static final String DATAGRAMS = HERE + "datagrams";
    /// The kinds that keep the bounds of messages: datagrams and seqpackets.
    public static final String MESSAGES = HERE + "messages";
    /// The two kinds of seqpacket socket.
    public static final String SEQPACKETS = HERE + "seqpackets";
    /// The kinds that connect: streams and seqpackets.
    public static final String CONNECTING = HERE + "connecting";
    /// Every [SocketKind] by [ThreadKind].
    public static final String ALL_BY_THREAD = HERE + "allByThread";
    /// The streams by [ThreadKind].
    public static final String STREAMS_BY_THREAD = HERE + "streamsByThread";
    /// The seqpacket sockets by [ThreadKind].
    public static final String SEQPACKETS_BY_THREAD = HERE + "seqpacketsByThread";
    /// The inet streams by [ThreadKind].
    public static final String INET_STREAMS_BY_THREAD = HERE + "inetStreamsByThread";
    /// The kinds that connect by [ThreadKind].
    public static final String CONNECTING_BY_THREAD = HERE + "connectingByThread";
    /// Every [WaitingCall] by every [SocketKind] on which it can wait.
    public static final String CALLS = HERE + "calls";
    /// The same by [ThreadKind].
    public static final String CALLS_BY_THREAD = HERE + "callsByThread";
    /// The same without connects, which do not queue; by [ThreadKind].
    public static final String QUEUEING_CALLS_BY_THREAD = HERE + "queueingCallsByThread";
    /// Every [WaitingCall] that queues, each on one of the kinds on which it can wait, by [ThreadKind].
    public static final String QUEUEING_CALLS_ON_ONE_KIND = HERE + "queueingCallsOnOneKind";
    /// Every one on every kind but connects over inet, which go on in the kernel once begun; by [ThreadKind].
    public static final String REPEATABLE_CALLS_BY_THREAD = HERE + "repeatableCallsByThread";

    private Kinds() {}

    static Stream<SocketKind> all() {
        return Arrays.stream(SocketKind.values());
    }

    static Stream<SocketKind> streams() {
        return all().filter(SocketKind::isStream);
    }

    static Stream<SocketKind> inetStreams() {
        return streams().filter(SocketKind::isInet);
    }

    static Stream<SocketKind> localStreams() {
        return streams().filter(SocketKind::isLocal);
    }

    static Stream<SocketKind> datagrams() {
        return all().filter(kind -> !kind.isConnecting());
    }

    static Stream<SocketKind> messages() {
        return all().filter(kind -> !kind.isStream());
    }

    static Stream<SocketKind> seqpackets() {
        return messages().filter(SocketKind::isConnecting);
    }

    static Stream<SocketKind> connecting() {
        return all().filter(SocketKind::isConnecting);
    }

    static Stream<Arguments> allByThread() {
        return byThread(all());
    }

    static Stream<Arguments> streamsByThread() {
        return byThread(streams());
    }

    static Stream<Arguments> inetStreamsByThread() {
        return byThread(inetStreams());
    }

    static Stream<Arguments> seqpacketsByThread() {
        return byThread(seqpackets());
    }

    static Stream<Arguments> connectingByThread() {
        return byThread(connecting());
    }

    static Stream<Arguments> calls() {
        return Arrays.stream(WaitingCall.values())
                .flatMap(call -> all().filter(call::waitsOn).map(kind -> arguments(call, kind)));
    }

    static Stream<Arguments> callsByThread() {
        return callsByThread(call -> true, kind -> true);
    }

    static Stream<Arguments> queueingCallsByThread() {
        return callsByThread(call -> call != WaitingCall.CONNECT, kind -> true);
    }

    static Stream<Arguments> queueingCallsOnOneKind() {
        return Arrays.stream(WaitingCall.values()).filter(call -> call != WaitingCall.CONNECT).flatMap(call -> {
            SocketKind kind = all().filter(call::waitsOn).findFirst().orElseThrow();
            return threads().map(thread -> arguments(call, kind, thread));
        });
    }

    static Stream<Arguments> repeatableCallsByThread() {
        return Stream.concat(
                queueingCallsByThread(),
                callsByThread(call -> call == WaitingCall.CONNECT, SocketKind::isLocal));
    }

    private static Stream<Arguments> byThread(Stream<SocketKind> kinds) {
        return kinds.flatMap(kind -> threads().map(thread -> arguments(kind, thread)));
    }

    private static Stream<Arguments> callsByThread(Predicate<WaitingCall> calls, Predicate<SocketKind> kinds) {
        return Arrays.stream(WaitingCall.values())
                .filter(calls)
                .flatMap(call -> all()
                        .filter(kind -> call.waitsOn(kind) && kinds.test(kind))
                        .flatMap(kind -> threads().map(thread -> arguments(call, kind, thread))));
    }

    private static Stream<ThreadKind> threads() {
        return Arrays.stream(ThreadKind.values());
    }
}
