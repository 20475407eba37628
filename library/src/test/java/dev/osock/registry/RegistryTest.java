package dev.osock.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.osock.OpenOptions;
import dev.osock.OpenOptions.Registering;
import dev.osock.OtpOptions;
import dev.osock.Socket;
import dev.osock.SocketRegistry;
import dev.osock.Sockets;
import dev.osock.error.SocketException;
import dev.osock.internal.registry.Registry;
import dev.osock.internal.registry.RegistryEntry;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.ReadState;
import dev.osock.kind.Type;
import dev.osock.nowait.Party;
import dev.osock.option.Linger;
import dev.osock.option.SocketOptions;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Bytes;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.Kinds;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import dev.osock.testing.sockets.ThreadKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Which sockets there are.
@Bounded
@ExtendWith(CleanRegistry.class)
class RegistryTest {

    private final List<Socket> opened = new ArrayList<>();

    private Socket open(SocketKind kind) throws SocketException {
        Socket socket = kind.open();
        opened.add(socket);
        return socket;
    }

    private Socket open(Registering choice) throws SocketException {
        Socket socket = Socket.open(
                Domain.INET, Type.DGRAM, Protocol.UDP, OpenOptions.DEFAULT.withUseRegistry(choice));
        opened.add(socket);
        return socket;
    }

    @AfterEach
    void close() throws SocketException {
        SocketRegistry.enable();
        for (Socket socket : opened) {
            socket.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSocketIsInTheRegistryFromOpenToClose(SocketKind kind) throws Exception {
        assertThat(SocketRegistry.numberOf()).isZero();
        assertThat(SocketRegistry.whichSockets()).isEmpty();
        Socket socket = open(kind);
        assertThat(SocketRegistry.numberOf()).isOne();
        assertThat(SocketRegistry.whichSockets()).containsExactly(socket);
        socket.close();
        assertThat(SocketRegistry.numberOf()).isZero();
        assertThat(SocketRegistry.whichSockets()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource(Kinds.CONNECTING)
    void soIsAnAcceptedOne(SocketKind kind) throws Exception {
        try (Socket listener = kind.listener(); Socket client = kind.open()) {
            client.connect(listener.sockname());
            Socket accepted = listener.accept();
            assertThat(SocketRegistry.whichSockets()).containsExactlyInAnyOrder(listener, client, accepted);
            accepted.close();
            assertThat(SocketRegistry.whichSockets()).containsExactlyInAnyOrder(listener, client);
        }
    }

    @Test
    void soIsOneThatWasMadeOfADescriptor() throws Exception {
        Socket socket = open(SocketKind.INET_DGRAM);
        Socket duplicate = Socket.open(socket.getopt(OtpOptions.FD));
        opened.add(duplicate);
        assertThat(SocketRegistry.whichSockets()).containsExactlyInAnyOrder(socket, duplicate);
    }

    @Test
    void socketsAreListedByDomainTypeAndProtocol() throws Exception {
        Map<SocketKind, Socket> all = new EnumMap<>(SocketKind.class);
        for (SocketKind kind : SocketKind.values()) {
            all.put(kind, open(kind));
        }
        for (Domain domain : new Domain[] {Domain.INET, Domain.INET6, Domain.LOCAL}) {
            assertThat(SocketRegistry.whichSockets(info -> info.domain().equals(domain)))
                    .containsExactlyInAnyOrderElementsOf(
                            opened.stream().filter(each -> each.domain().equals(domain)).toList())
                    .isNotEmpty();
        }
        for (Type type : new Type[] {Type.STREAM, Type.DGRAM, Type.SEQPACKET}) {
            assertThat(SocketRegistry.whichSockets(info -> info.type().equals(type)))
                    .containsExactlyInAnyOrderElementsOf(
                            opened.stream().filter(each -> each.type().equals(type)).toList())
                    .isNotEmpty();
        }
        assertThat(SocketRegistry.whichSockets(info -> info.protocol().equals(Protocol.TCP)))
                .containsExactlyInAnyOrder(all.get(SocketKind.INET_STREAM), all.get(SocketKind.INET6_STREAM));
        assertThat(SocketRegistry.whichSockets(info -> info.protocol().equals(Protocol.UDP)))
                .containsExactlyInAnyOrder(all.get(SocketKind.INET_DGRAM), all.get(SocketKind.INET6_DGRAM));
        assertThat(SocketRegistry.whichSockets(info -> info.protocol().equals(Protocol.SCTP))).isEmpty();
        assertThat(SocketRegistry.whichSockets(info -> info.domain().equals(Domain.NETLINK))).isEmpty();
    }

    @Test
    void socketsAreListedByOwner() throws Exception {
        try (Party a = new Party(); Party b = new Party()) {
            Socket one = a.does(() -> open(SocketKind.INET_DGRAM));
            Socket two = a.does(() -> open(SocketKind.LOCAL_STREAM));
            open(SocketKind.INET_DGRAM);
            assertThat(SocketRegistry.whichSockets(info -> info.owner().equals(Optional.of(a.mailbox()))))
                    .containsExactlyInAnyOrder(one, two);
            assertThat(SocketRegistry.whichSockets(info -> info.owner().equals(Optional.of(b.mailbox())))).isEmpty();
            a.runs(() -> two.setopt(OtpOptions.CONTROLLING_PROCESS, b.mailbox()));
            assertThat(SocketRegistry.whichSockets(info -> info.owner().equals(Optional.of(a.mailbox()))))
                    .containsExactly(one);
            assertThat(SocketRegistry.whichSockets(info -> info.owner().equals(Optional.of(b.mailbox()))))
                    .containsExactly(two);
        }
    }

    @Test
    void socketsAreListedByWhatIsKnownAboutThem() throws Exception {
        Socket bound = open(SocketKind.INET_DGRAM);
        bound.bind(SocketKind.INET_DGRAM.freshAddress());
        open(SocketKind.INET_DGRAM);
        assertThat(SocketRegistry.whichSockets(info -> info.readStates().contains(ReadState.BOUND)))
                .containsExactly(bound);
        assertThat(SocketRegistry.whichSockets(info -> false)).isEmpty();
        var failure = new IllegalStateException("the filter's");
        assertThatThrownBy(() -> SocketRegistry.whichSockets(info -> {
            throw failure;
        }))
                .isSameAs(failure);
    }

    @Test
    void eachSocketMayStayOutOrComeIn() throws Exception {
        Socket never = open(Registering.NEVER);
        assertThat(SocketRegistry.whichSockets()).isEmpty();
        never.setopt(OtpOptions.USE_REGISTRY, true);
        never.setopt(OtpOptions.USE_REGISTRY, true);
        assertThat(SocketRegistry.whichSockets()).containsExactly(never);
        Socket monitored = open(Registering.NEVER);
        monitored.monitor().cancel();
        assertThat(SocketRegistry.whichSockets()).containsExactlyInAnyOrder(never, monitored);
        assertThat(monitored.getopt(OtpOptions.USE_REGISTRY)).isTrue();
    }

    @Test
    void theGlobalSwitchDecidesForSocketsThatAreOpenedAfterwards() throws Exception {
        Socket before = open(Registering.AS_USUAL);
        SocketRegistry.disable();
        assertThat(SocketRegistry.isEnabled()).isFalse();
        assertThat(Sockets.info().useRegistry()).isFalse();
        Socket after = open(Registering.AS_USUAL);
        Socket always = open(Registering.ALWAYS);
        open(SocketKind.INET_STREAM);
        assertThat(SocketRegistry.whichSockets()).containsExactlyInAnyOrder(before, always);
        SocketRegistry.enable();
        assertThat(SocketRegistry.isEnabled()).isTrue();
        assertThat(SocketRegistry.whichSockets()).containsExactlyInAnyOrder(before, always);
        assertThat(after.getopt(OtpOptions.USE_REGISTRY)).isFalse();
    }

    @Test
    void aLingeringSocketIsStillThere() throws Exception {
        try (Pair pair = SocketKind.INET_STREAM.pair()) {
            Socket socket = pair.near();
            socket.setopt(SocketOptions.LINGER, Linger.seconds(1));
            Caller.waiting(ThreadKind.VIRTUAL, () -> socket.send(new byte[Bytes.TOO_MANY]));
            var closing = Caller.start(ThreadKind.PLATFORM, () -> {
                socket.close();
                return null;
            });
            while (socket.isOpen()) {
                Thread.sleep(1);
            }
            assertThat(closing.isDone()).isFalse();
            assertThat(SocketRegistry.whichSockets()).containsExactlyInAnyOrder(socket, pair.far());
            closing.result();
            assertThat(SocketRegistry.whichSockets()).containsExactly(pair.far());
        }
    }

    @Test
    void enteringAndLeavingCostsTheSameHoweverManySocketsThereAre() {
        var few = new Registry<Entry>(true);
        var many = new Registry<Entry>(true);
        for (int i = 0; i < 200_000; i++) {
            many.add(new Entry(), true);
        }
        long cost = Long.MAX_VALUE;
        long costOfMany = Long.MAX_VALUE;
        for (int i = 0; i < 20; i++) {
            cost = Math.min(cost, time(few));
            costOfMany = Math.min(costOfMany, time(many));
        }
        assertThat(costOfMany).as("%d ns with few sockets", cost).isLessThan(cost * 20);
        assertThat(many.size()).isEqualTo(200_000);
    }

    private static final class Entry extends RegistryEntry {}

    private static long time(Registry<Entry> registry) {
        long start = System.nanoTime();
        for (int i = 0; i < 1_000; i++) {
            var socket = new Entry();
            registry.add(socket, true);
            registry.remove(socket);
        }
        return System.nanoTime() - start;
    }
}
