package dev.osock.conformance;

import dev.osock.address.HardwareType;
import dev.osock.address.In6Addr;
import dev.osock.address.InAddr;
import dev.osock.address.PacketType;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.address.SockaddrIn6;
import dev.osock.address.SockaddrLl;
import dev.osock.address.SockaddrNative;
import dev.osock.address.SockaddrUn;
import dev.osock.address.SockaddrVm;
import dev.osock.conformance.term.Term;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Socket addresses, as maps.
final class Addresses {

    private static final int LONGEST_PATH = 255;
    private static final Map<String, Set<String>> KEYS = Map.of(
            "inet", Set.of("family", "port", "addr"),
            "inet6", Set.of("family", "port", "addr", "flowinfo", "scope_id"),
            "local", Set.of("family", "path"),
            "unspec", Set.of("family", "addr"),
            "native", Set.of("family", "addr"));
    private static final Map<Integer, String> FAMILIES =
            Map.of(0, "unspec", 1, "local", 2, "inet", 10, "inet6", 17, "packet");

    /// Says that a part of an address is not one.
    private static final class BadPart extends Exception {
        private static final long serialVersionUID = 1;

        BadPart() {
            super(null, null, false, false);
        }
    }

    private Addresses() {}

    /// Reads an address.
    ///
    /// @throws Refused `{invalid, {sockaddr, …}}`
    /// @throws Raised if it is no map
    static Sockaddr of(Term term) throws Refused {
        if (!(term instanceof Term.Dictionary map)) {
            throw Raised.invalid(Term.tagged("sockaddr", term));
        }
        Term family = map.get("family");
        if (family == null) {
            throw Refused.invalid("sockaddr", Term.atom("family"), map);
        }
        String kind = family instanceof Term.Int ? "native" : family.toString();
        Set<String> keys = KEYS.get(kind);
        if (keys == null) {
            throw Refused.invalid("sockaddr", map);
        }
        try {
            return switch (kind) {
                case "inet" -> {
                    checkKeys(map, keys);
                    yield new SockaddrIn(inAddr(map.get("addr"), true), port(map.get("port")));
                }
                case "inet6" -> {
                    checkKeys(map, keys);
                    yield new SockaddrIn6(
                            in6Addr(map.get("addr")),
                            port(map.get("port")),
                            unsigned(map.get("flowinfo")),
                            unsigned(map.get("scope_id")));
                }
                case "local" -> local(map, keys);
                default -> {
                    checkKeys(map, keys);
                    yield bytes(map, family);
                }
            };
        } catch (BadPart | IllegalArgumentException bad) {
            throw Refused.invalid("sockaddr", map);
        }
    }

    private static void checkKeys(Term.Dictionary map, Set<String> keys) throws Refused {
        List<Term> others = new ArrayList<>();
        for (Term key : map.entries().keySet()) {
            if (!(key instanceof Term.Atom(String name) && keys.contains(name))) {
                others.add(key);
            }
        }
        if (!others.isEmpty()) {
            others.sort(Comparator.comparing(Term::toString).reversed());
            throw Refused.invalid("sockaddr", Term.tagged("keys", Term.list(others)), map);
        }
    }

    private static Sockaddr local(Term.Dictionary map, Set<String> keys) throws Refused {
        Term path = map.get("path");
        byte[] bytes;
        Term.Dictionary said = map;
        if (path instanceof Term.Binary binary && binary.isWhole()) {
            bytes = binary.bytes();
        } else if (path instanceof Term.Sequence list && list.isProper() && list.elements().size() <= LONGEST_PATH) {
            bytes = path(path);
            said = map.with("path", new Term.Binary(bytes));
        } else {
            throw Refused.invalid("sockaddr", Term.atom("path"), map);
        }
        if (bytes.length > LONGEST_PATH) {
            throw Refused.invalid("sockaddr", Term.atom("path"), map);
        }
        checkKeys(said, keys);
        try {
            return new SockaddrUn(bytes);
        } catch (IllegalArgumentException tooLong) {
            throw Refused.invalid("sockaddr", map);
        }
    }

    /// Encodes a path as a file name: in UTF-8.
    static byte[] path(Term path) throws Refused {
        Optional<String> text = Arguments.characters(path);
        if (text.isPresent()) {
            try {
                ByteBuffer encoded = StandardCharsets.UTF_8
                        .newEncoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)
                        .encode(CharBuffer.wrap(text.get()));
                byte[] bytes = new byte[encoded.remaining()];
                encoded.get(bytes);
                return bytes;
            } catch (CharacterCodingException e) {
                // as any other that cannot be encoded
            }
        }
        throw Refused.invalid("path", path);
    }

    private static Sockaddr bytes(Term.Dictionary map, Term family) throws BadPart {
        Term addr = map.get("addr");
        byte[] bytes = addr == null ? new byte[0] : Arguments.ioData(addr).orElseThrow(BadPart::new);
        int number = 0;
        if (family instanceof Term.Int given) {
            if (!given.isInt()) {
                throw new BadPart();
            }
            number = given.value().intValue();
        }
        return new SockaddrNative(number, bytes);
    }

    private static int port(@Nullable Term port) throws BadPart {
        if (port == null) {
            return 0;
        }
        if (port instanceof Term.Int number && number.isInt()) {
            return number.value().intValue(); // the address checks the range
        }
        throw new BadPart();
    }

    private static long unsigned(@Nullable Term term) throws BadPart {
        if (term == null) {
            return 0;
        }
        if (term instanceof Term.Int number && number.isIn(0, 0xffff_ffffL)) {
            return number.value().longValue();
        }
        throw new BadPart();
    }

    /// Reads an IPv4 address.
    static Optional<InAddr> inAddr(@Nullable Term term) {
        try {
            return term == null ? Optional.empty() : Optional.of(inAddr(term, false));
        } catch (BadPart bad) {
            return Optional.empty();
        }
    }

    /// Reads an IPv6 address.
    static Optional<In6Addr> ipv6(@Nullable Term term) {
        try {
            return term == null ? Optional.empty() : Optional.of(in6Addr(term));
        } catch (BadPart bad) {
            return Optional.empty();
        }
    }

    private static InAddr inAddr(@Nullable Term term, boolean hasDefault) throws BadPart {
        if (term == null && hasDefault) {
            return InAddr.ANY;
        }
        return switch (term) {
            case Term.Atom(String name) when name.equals("any") -> InAddr.ANY;
            case Term.Atom(String name) when name.equals("loopback") -> InAddr.LOOPBACK;
            case Term.Atom(String name) when name.equals("broadcast") -> InAddr.BROADCAST;
            case Term.Tuple tuple when tuple.size() == 4 -> {
                int[] parts = parts(tuple, 0xff);
                yield InAddr.of(parts[0], parts[1], parts[2], parts[3]);
            }
            case null, default -> throw new BadPart();
        };
    }

    private static In6Addr in6Addr(@Nullable Term term) throws BadPart {
        return switch (term) {
            case null -> In6Addr.ANY;
            case Term.Atom(String name) when name.equals("any") -> In6Addr.ANY;
            case Term.Atom(String name) when name.equals("loopback") -> In6Addr.LOOPBACK;
            case Term.Tuple tuple when tuple.size() == 8 -> {
                int[] p = parts(tuple, 0xffff);
                yield In6Addr.of(p[0], p[1], p[2], p[3], p[4], p[5], p[6], p[7]);
            }
            default -> throw new BadPart();
        };
    }

    private static int[] parts(Term.Tuple tuple, int most) throws BadPart {
        int[] parts = new int[tuple.size()];
        for (int i = 0; i < parts.length; i++) {
            if (!(tuple.get(i) instanceof Term.Int number && number.isIn(0, most))) {
                throw new BadPart();
            }
            parts[i] = number.value().intValue();
        }
        return parts;
    }

    static Term term(InAddr address) {
        List<Term> parts = new ArrayList<>();
        for (byte each : address.toBytes()) {
            parts.add(Term.number(each & 0xff));
        }
        return new Term.Tuple(parts);
    }

    static Term term(In6Addr address) {
        ByteBuffer bytes = ByteBuffer.wrap(address.toBytes());
        List<Term> parts = new ArrayList<>();
        while (bytes.hasRemaining()) {
            parts.add(Term.number(bytes.getShort() & 0xffff));
        }
        return new Term.Tuple(parts);
    }

    static Term term(Sockaddr address) {
        return switch (address) {
            case SockaddrIn in ->
                Term.map("family", Term.atom("inet"), "port", Term.number(in.port()), "addr", term(in.addr()));
            case SockaddrIn6 in6 ->
                Term.map(
                        "family", Term.atom("inet6"),
                        "port", Term.number(in6.port()),
                        "addr", term(in6.addr()),
                        "flowinfo", Term.number(signed(in6.flowinfo())),
                        "scope_id", Term.number(signed(in6.scopeId())));
            case SockaddrUn un -> Term.map("family", Term.atom("local"), "path", new Term.Binary(un.bytes()));
            case SockaddrLl ll ->
                Term.map(
                        "family", Term.atom("packet"),
                        "protocol", Term.number(ll.protocol()),
                        "ifindex", Term.number(ll.ifindex()),
                        "pkttype", term(ll.pkttype()),
                        "hatype", term(ll.hatype()),
                        "addr", new Term.Binary(ll.addr()));
            case SockaddrVm vm -> ofBytes(vm);
            case SockaddrNative raw -> {
                int number = raw.family().number();
                String name = FAMILIES.get(number);
                yield Term.map(
                        "family", name == null ? Term.number(number) : Term.atom(name),
                        "addr", new Term.Binary(raw.addr()));
            }
        };
    }

    /// The reference knows no such address: the family's number, and the bytes of `struct sockaddr_vm` behind it.
    private static Term ofBytes(SockaddrVm vm) {
        byte[] bytes = ByteBuffer.allocate(14)
                .order(ByteOrder.nativeOrder())
                .putInt(2, (int) vm.port())
                .putInt(6, (int) vm.cid())
                .put(10, (byte) vm.flags())
                .array();
        return Term.map("family", Term.number(vm.family().number()), "addr", new Term.Binary(bytes));
    }

    /// The reference says these as C's `int`.
    private static long signed(long unsigned) {
        return (int) unsigned;
    }

    static Term term(PacketType type) {
        return nameOrNumber(type.name(), type.number());
    }

    static Term term(HardwareType type) {
        return nameOrNumber(type.name(), type.number());
    }

    /// Says a value by its name, or by its number if that is all the name it has.
    static Term nameOrNumber(String name, int number) {
        return name.equals(Integer.toString(number)) ? Term.number(number) : Term.atom(name);
    }
}
