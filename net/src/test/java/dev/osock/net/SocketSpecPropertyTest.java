package dev.osock.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.osock.address.In6Addr;
import dev.osock.address.InAddr;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.address.SockaddrIn6;
import dev.osock.address.SockaddrUn;
import dev.osock.address.SockaddrVm;
import dev.osock.kind.Protocol;
import dev.osock.kind.Type;
import dev.osock.net.SocketSpec.Setting;
import dev.osock.option.IpOptions;
import dev.osock.option.PmtuDiscovery;
import dev.osock.option.SocketOptions;
import dev.osock.option.TcpOptions;
import dev.osock.option.Tos;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// The text of any specification says the same as the specification.
class SocketSpecPropertyTest {

    @Property
    void theTextOfASpecificationIsRead(@ForAll("specs") SocketSpec spec) {
        assertThat(SocketSpec.parse(spec.toString())).isEqualTo(spec).hasToString(spec.toString());
    }

    @Property
    void noTextIsReadAsAnythingElse(@ForAll("texts") String text) {
        try {
            SocketSpec spec = SocketSpec.parse(text);
            assertThat(SocketSpec.parse(spec.toString())).isEqualTo(spec);
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageStartingWith("not a socket address with options: \"" + text + "\": ");
        }
    }

    @Property
    void whatFollowsAnAddressIsRefused(@ForAll("specs") SocketSpec spec) {
        assertThatIllegalArgumentException().isThrownBy(() -> SocketSpec.parse(spec + (spec.toString().contains("?")
                ? "&"
                : "?")));
    }

    /// Texts of the words and signs that mean something.
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries
                .of("unix:", "unixgram:", "vsock:", "any", "tcp:", "udp:", "/x", "@", "?", "&", "=", "%", "26", "netns",
                        "protocol", "mptcp", "mark", "tcp.", "nodelay", "true", "7", "127.0.0.1", ":", "80", "[::1]",
                        "\\x3f")
                .list()
                .ofMaxSize(8)
                .map(words -> String.join("", words));
    }

    @Provide
    Arbitrary<SocketSpec> specs() {
        return Arbitraries.oneOf(unix(), vsock(), inet());
    }

    private static Arbitrary<SocketSpec> vsock() {
        Arbitrary<Long> numbers = Arbitraries.longs().between(0, 0xFFFF_FFFFL);
        Arbitrary<Sockaddr> addresses = Combinators.combine(
                Arbitraries.oneOf(numbers, Arbitraries.of(0L, 1L, 2L, SockaddrVm.CID_ANY)),
                Arbitraries.oneOf(numbers, Arbitraries.of(SockaddrVm.PORT_ANY)),
                Arbitraries.integers().between(0, 255)).as(SockaddrVm::new);
        return Combinators.combine(addresses, namespaces(), ofAllSockets().list().ofMaxSize(4))
                .as((address, netns, settings) -> new SocketSpec(
                        Type.STREAM, Protocol.DEFAULT, Optional.of(address), netns, settings));
    }

    private static Arbitrary<SocketSpec> unix() {
        Arbitrary<byte[]> names = Arbitraries.bytes().array(byte[].class).ofMinSize(1).ofMaxSize(100);
        Arbitrary<Sockaddr> addresses = Arbitraries.oneOf(
                Arbitraries.bytes()
                        .filter(b -> b != 0)
                        .array(byte[].class)
                        .ofMinSize(1)
                        .ofMaxSize(100)
                        .map(SockaddrUn::path),
                names.map(SockaddrUn::abstractName),
                Arbitraries.strings().withChars("@?&=%/a").ofMinLength(1).ofMaxLength(20).map(SockaddrUn::path));
        return Combinators.combine(types(), addresses, namespaces(), ofAllSockets().list().ofMaxSize(4))
                .as((type, address, netns, settings) -> new SocketSpec(
                        type, Protocol.DEFAULT, Optional.of(address), netns, settings));
    }

    private static Arbitrary<SocketSpec> inet() {
        Arbitrary<Integer> ports = Arbitraries.integers().between(0, 65_535);
        Arbitrary<Sockaddr> four = Combinators.combine(Arbitraries.integers(), ports)
                .as((bits, port) -> new SockaddrIn(new InAddr(bits), port));
        Arbitrary<Long> unsigned = Arbitraries.longs().between(0, 0xFFFF_FFFFL);
        Arbitrary<Sockaddr> six = Combinators.combine(
                Arbitraries.longs(), Arbitraries.longs(), ports, unsigned, unsigned)
                .as((high, low, port, flow, scope) -> new SockaddrIn6(new In6Addr(high, low), port, flow, scope));
        return Combinators.combine(
                types(),
                Arbitraries.of(Protocol.TCP, Protocol.UDP, Protocol.MPTCP, Protocol.SCTP, Protocol.DEFAULT),
                Arbitraries.oneOf(four, six).optional(),
                namespaces(),
                settings().list().ofMaxSize(4)).as(SocketSpec::new);
    }

    private static Arbitrary<Type> types() {
        return Arbitraries.of(Type.STREAM, Type.DGRAM);
    }

    private static Arbitrary<Optional<String>> namespaces() {
        return Arbitraries.strings()
                .ofMinLength(1)
                .ofMaxLength(20)
                .filter(SocketSpecPropertyTest::isText)
                .optional();
    }

    /// Tells whether text can be written in UTF-8.
    private static boolean isText(String text) {
        return java.nio.charset.StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private static Arbitrary<Setting<?>> settings() {
        return Arbitraries.oneOf(
                ofAllSockets(),
                Arbitraries.integers().map(tos -> new Setting<>(IpOptions.TOS, Tos.of(tos))),
                Arbitraries.integers().between(0, 255).map(tos -> new Setting<>(IpOptions.TOS, Tos.of(tos))),
                Arbitraries.integers()
                        .between(-1, 7)
                        .map(how -> new Setting<>(IpOptions.MTU_DISCOVER, new PmtuDiscovery(how))),
                Arbitraries.of(true, false).map(flag -> new Setting<>(TcpOptions.NODELAY, flag)),
                Arbitraries.strings()
                        .ofMaxLength(20)
                        .filter(SocketSpecPropertyTest::isText)
                        .map(name -> new Setting<>(TcpOptions.CONGESTION, name)));
    }

    private static Arbitrary<Setting<?>> ofAllSockets() {
        return Arbitraries.oneOf(
                Arbitraries.integers().map(mark -> new Setting<>(SocketOptions.MARK, mark)),
                Arbitraries.longs().map(rate -> new Setting<>(SocketOptions.MAX_PACING_RATE, rate)));
    }
}
