package dev.osock.address;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/// Generates addresses of every kind for the properties of this and other packages.
public final class AnySockaddr {

    private static final long MAX_UNSIGNED_INT = 0xFFFF_FFFFL;

    private AnySockaddr() {}

    public static Arbitrary<InAddr> inAddr() {
        return Arbitraries.integers().map(InAddr::new);
    }

    /// Addresses with runs of zero groups more often than chance would give them, and IPv4-mapped ones.
    public static Arbitrary<In6Addr> in6Addr() {
        Arbitrary<Integer> group = Arbitraries.oneOf(
                Arbitraries.just(0), Arbitraries.integers().between(0, 0xFFFF), Arbitraries.just(0xFFFF));
        Arbitrary<In6Addr> anyGroups = group.array(int[].class)
                .ofSize(8)
                .map(g -> In6Addr.of(g[0], g[1], g[2], g[3], g[4], g[5], g[6], g[7]));
        return Arbitraries.oneOf(anyGroups, inAddr().map(In6Addr::v4Mapped));
    }

    public static Arbitrary<SockaddrIn> in() {
        return Combinators.combine(inAddr(), port()).as(SockaddrIn::new);
    }

    public static Arbitrary<SockaddrIn6> in6() {
        return Combinators.combine(in6Addr(), port(), unsignedInt(), unsignedInt()).as(SockaddrIn6::new);
    }

    /// Unnamed, abstract with NULs anywhere, and path names that the OS would not cut.
    public static Arbitrary<SockaddrUn> un() {
        Arbitrary<byte[]> path = Arbitraries.bytes().filter(b -> b != 0).array(byte[].class).ofMaxSize(107);
        Arbitrary<byte[]> name = Arbitraries.bytes().array(byte[].class).ofMaxSize(107);
        return Arbitraries.oneOf(path.map(SockaddrUn::path), name.map(SockaddrUn::abstractName));
    }

    public static Arbitrary<SockaddrLl> ll() {
        return Combinators.combine(
                Arbitraries.integers().between(0, 0xFFFF),
                Arbitraries.integers(),
                Arbitraries.integers().between(0, 0xFFFF).map(HardwareType::of),
                Arbitraries.integers().between(0, 0xFF).map(PacketType::of),
                bytes(SockaddrLl.MAX_ADDR))
                .as(SockaddrLl::new);
    }

    /// Machines and ports with a name more often than chance would give them.
    public static Arbitrary<SockaddrVm> vm() {
        return Combinators.combine(
                Arbitraries.oneOf(unsignedInt(), Arbitraries.of(0L, 1L, 2L, SockaddrVm.CID_ANY)),
                Arbitraries.oneOf(unsignedInt(), Arbitraries.just(SockaddrVm.PORT_ANY)),
                Arbitraries.oneOf(Arbitraries.just(0), Arbitraries.integers().between(0, 0xFF))).as(SockaddrVm::new);
    }

    /// Families that have no type of their own.
    public static Arbitrary<SockaddrNative> other() {
        Arbitrary<Integer> family = Arbitraries.integers().between(0, 0xFFFF).filter(AnySockaddr::isUntyped);
        return Combinators.combine(family, bytes(126)).as(SockaddrNative::new);
    }

    public static Arbitrary<Sockaddr> any() {
        return Arbitraries.oneOf(in(), in6(), un(), ll(), vm(), other());
    }

    public static Arbitrary<byte[]> bytes(int max) {
        return Arbitraries.bytes().array(byte[].class).ofMaxSize(max);
    }

    private static Arbitrary<Integer> port() {
        return Arbitraries.integers().between(0, 0xFFFF);
    }

    private static Arbitrary<Long> unsignedInt() {
        return Arbitraries.longs().between(0, MAX_UNSIGNED_INT);
    }

    private static boolean isUntyped(int family) {
        return family != 1 && family != 2 && family != 10 && family != 17 && family != 40;
    }
}
