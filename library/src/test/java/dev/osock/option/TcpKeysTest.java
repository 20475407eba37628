package dev.osock.option;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.osock.Platform;
import dev.osock.Socket;
import dev.osock.address.In6Addr;
import dev.osock.address.InAddr;
import dev.osock.address.RawBytes;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.address.SockaddrUn;
import dev.osock.error.Errno;
import dev.osock.error.Reason;
import dev.osock.error.SocketException;
import dev.osock.kind.Support;
import dev.osock.option.TcpAoInfo.Rule;
import dev.osock.testing.Patience;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Bytes;
import dev.osock.testing.sockets.Failing;
import dev.osock.testing.sockets.SocketKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Keys that the segments of TCP are signed with. Where the kernel has no authentication option it says so, and the
/// bytes of the values are held to its layout in `RowLayoutsTest`.
@Bounded
class TcpKeysTest {

    private static final Duration PATIENCE = Patience.seconds(5);
    private static final RawBytes SECRET = new RawBytes(Bytes.bytes("a secret of 20 bytes"));
    private static final RawBytes OTHER = new RawBytes(Bytes.bytes("another one of these"));
    private static final TcpPeers LOOPBACK = TcpPeers.network(InAddr.of(127, 0, 0, 0), 8);

    private static boolean lacks(SocketOption<?> option) {
        return Platform.support(option) == Support.NOT_IN_KERNEL;
    }

    private static void assertRefused(Socket client, Sockaddr listener) {
        assertThat(Failing.reasonOf(() -> client.within(ofMillis(300)).connect(listener)))
                .isEqualTo(Reason.Timeout.TIMEOUT);
    }

    @Test
    void aKeyIsForAWholeNetwork() throws Exception {
        if (lacks(TcpOptions.MD5SIG_EXT)) {
            return;
        }
        try (Socket listener = SocketKind.INET_STREAM.listener();
                Socket right = SocketKind.INET_STREAM.open();
                Socket wrong = SocketKind.INET_STREAM.open();
                Socket stranger = SocketKind.INET_STREAM.open()) {
            listener.setopt(TcpOptions.MD5SIG_EXT, new TcpMd5Key(LOOPBACK, SECRET));
            right.bind(new SockaddrIn(InAddr.of(127, 7, 7, 7), 0));
            right.setopt(TcpOptions.MD5SIG_EXT, new TcpMd5Key(LOOPBACK, SECRET));
            right.within(PATIENCE).connect(listener.sockname());
            wrong.setopt(TcpOptions.MD5SIG_EXT, new TcpMd5Key(LOOPBACK, OTHER));
            assertRefused(wrong, listener.sockname());
            assertRefused(stranger, listener.sockname());
            listener.setopt(TcpOptions.MD5SIG_EXT, new TcpMd5Key(LOOPBACK, RawBytes.of()));
            try (Socket plain = SocketKind.INET_STREAM.open()) {
                plain.within(PATIENCE).connect(listener.sockname());
            }
        }
    }

    @Test
    void aRoutingDomainThatIsNotThereIsRefused() throws Exception {
        if (lacks(TcpOptions.MD5SIG_EXT)) {
            return;
        }
        try (Socket socket = SocketKind.INET_STREAM.open()) {
            assertThat(Failing.reasonOf(() -> socket.setopt(
                    TcpOptions.MD5SIG_EXT,
                    new TcpMd5Key(TcpPeers.host(SockaddrIn.loopback(0)).inDomain(4711), SECRET))))
                    .isEqualTo(Errno.EINVAL);
        }
    }

    @Test
    void peersAreOfInetAndHaveNoPort() {
        assertThat(TcpPeers.host(new SockaddrIn(InAddr.LOOPBACK, 80)))
                .isEqualTo(TcpPeers.network(InAddr.LOOPBACK, 32))
                .hasToString("127.0.0.1:0/32");
        assertThat(TcpPeers.network(In6Addr.LOOPBACK, 128).inDomain(0)).hasToString("[::1]:0/128 by 0");
        assertThatIllegalArgumentException().isThrownBy(() -> TcpPeers.network(InAddr.ANY, 33));
        assertThatIllegalArgumentException().isThrownBy(() -> TcpPeers.network(In6Addr.ANY, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> TcpPeers.host(SockaddrUn.path("/tmp/x")));
    }

    @Test
    void noSecretIsPrinted() {
        assertThat(TcpAoKey.of(LOOPBACK, 7, SECRET)).hasToString("key 7/7 for 127.0.0.0:0/8 (hmac(sha1))");
        assertThat(new TcpMd5Key(LOOPBACK, SECRET)).hasToString("key for 127.0.0.0:0/8");
        assertThat(new TcpFastopenKey(SECRET, Optional.of(OTHER))).hasToString("a key and its backup");
    }

    private static TcpAoKey key(int id, TcpAoKey.Trait... traits) {
        return TcpAoKey.of(LOOPBACK, id, SECRET).with(traits);
    }

    @Test
    void authenticatedConnectionsCountAndChangeTheirKeys() throws Exception {
        if (lacks(TcpOptions.AO_ADD_KEY)) {
            withoutAuthentication();
            return;
        }
        try (Socket listener = SocketKind.INET_STREAM.listener();
                Socket client = SocketKind.INET_STREAM.open();
                Socket stranger = SocketKind.INET_STREAM.open()) {
            listener.setopt(TcpOptions.AO_ADD_KEY, key(7));
            client.setopt(TcpOptions.AO_ADD_KEY, key(7, TcpAoKey.Trait.CURRENT, TcpAoKey.Trait.NEXT));
            for (Socket each : List.of(listener, client)) {
                each.setopt(TcpOptions.AO_ADD_KEY, key(8).withAlgorithm("hmac(sha1)"));
            }
            assertThat(Failing.failureOf(() -> client.setopt(TcpOptions.AO_ADD_KEY, key(7))))
                    .hasMessageContaining("EEXIST")
                    .hasMessageNotContaining("secret");
            client.within(PATIENCE).connect(listener.sockname());
            try (Socket accepted = listener.within(PATIENCE).accept()) {
                client.send(new byte[100]);
                accepted.within(PATIENCE).recv(100);
                authenticated(client);
                useAndRemove(client);
            }
            assertRefused(stranger, listener.sockname());
        }
    }

    private static void authenticated(Socket client) throws SocketException {
        TcpAoInfo info = client.getopt(TcpOptions.AO_INFO);
        assertThat(info.current()).hasValue(7);
        assertThat(info.packets().orElseThrow().good()).isPositive();
        assertThat(info.packets().orElseThrow().bad()).isZero();
        List<TcpAoKeys.Entry> keys = client.getopt(TcpOptions.AO_GET_KEYS).keys();
        assertThat(keys).hasSize(2).extracting(entry -> entry.key().sendId()).containsExactlyInAnyOrder(7, 8);
        assertThat(keys).allSatisfy(entry -> {
            assertThat(entry.key().algorithm()).isEqualTo("hmac(sha1)");
            assertThat(entry.key().macLength()).isEqualTo(12);
            assertThat(entry.key().peers()).isEqualTo(LOOPBACK);
            assertThat(entry.key().key()).isEqualTo(SECRET);
        });
        assertThat(keys).filteredOn(entry -> entry.key().traits().contains(TcpAoKey.Trait.CURRENT))
                .singleElement()
                .satisfies(entry -> assertThat(entry.good()).isPositive());
    }

    private static void useAndRemove(Socket client) throws SocketException {
        var rules = Set.of(Rule.REQUIRED, Rule.ACCEPT_ICMPS);
        client.setopt(
                TcpOptions.AO_INFO,
                new TcpAoInfo(OptionalInt.of(8), OptionalInt.of(8), rules, Optional.empty()));
        assertThat(client.getopt(TcpOptions.AO_INFO).current()).hasValue(8);
        assertThat(client.getopt(TcpOptions.AO_INFO).next()).hasValue(8);
        assertThat(client.getopt(TcpOptions.AO_INFO).rules()).isEqualTo(rules);
        client.setopt(TcpOptions.AO_DEL_KEY, TcpAoKeyRemoval.of(key(7)));
        assertThat(client.getopt(TcpOptions.AO_GET_KEYS).keys()).hasSize(1);
        assertThat(Failing.failureOf(() -> client.setopt(TcpOptions.AO_DEL_KEY, TcpAoKeyRemoval.of(key(7)))))
                .hasMessageContaining("ENOENT");
    }

    @Test
    void allKeysAreToldHoweverManyThereAre() throws Exception {
        if (lacks(TcpOptions.AO_ADD_KEY)) {
            return;
        }
        try (Socket socket = SocketKind.INET_STREAM.open()) {
            for (int id = 0; id < 100; id++) {
                socket.setopt(TcpOptions.AO_ADD_KEY, key(id));
            }
            assertThat(socket.getopt(TcpOptions.AO_GET_KEYS).keys()).hasSize(100);
        }
    }

    private static void withoutAuthentication() throws SocketException {
        try (Socket socket = SocketKind.INET_STREAM.open()) {
            assertThat(Failing.reasonOf(() -> socket.setopt(TcpOptions.AO_ADD_KEY, key(7))))
                    .isEqualTo(Errno.ENOPROTOOPT);
            assertThat(Failing.reasonOf(() -> socket.setopt(TcpOptions.AO_DEL_KEY, TcpAoKeyRemoval.of(key(7)))))
                    .isEqualTo(Errno.ENOPROTOOPT);
            assertThat(Failing.reasonOf(() -> socket.getopt(TcpOptions.AO_GET_KEYS))).isEqualTo(Errno.ENOPROTOOPT);
            assertThat(Failing.reasonOf(() -> socket.getopt(TcpOptions.AO_INFO))).isEqualTo(Errno.ENOPROTOOPT);
        }
    }
}
