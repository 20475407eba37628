package dev.osock.conformance;

import dev.osock.address.InAddr;
import dev.osock.address.RawBytes;
import dev.osock.address.Sockaddr;
import dev.osock.conformance.term.Term;
import dev.osock.error.Errno;
import dev.osock.ioctl.HardwareAddress;
import dev.osock.ioctl.InterfaceFlags;
import dev.osock.ioctl.InterfaceMap;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Type;
import dev.osock.message.ExtendedError;
import dev.osock.option.Credentials;
import dev.osock.option.ExtensionOptions;
import dev.osock.option.In6Pktinfo;
import dev.osock.option.InPktinfo;
import dev.osock.option.IntList;
import dev.osock.option.IpMreq;
import dev.osock.option.IpMreqSource;
import dev.osock.option.IpMsfilter;
import dev.osock.option.Ipv6Mreq;
import dev.osock.option.Linger;
import dev.osock.option.PmtuDiscovery;
import dev.osock.option.RoutingHeader;
import dev.osock.option.Shape;
import dev.osock.option.TcpInfo;
import dev.osock.option.Timespec;
import dev.osock.option.Timeval;
import dev.osock.option.Tos;
import dev.osock.sctp.AssocId;
import dev.osock.sctp.SctpAssocparams;
import dev.osock.sctp.SctpEventType;
import dev.osock.sctp.SctpEvents;
import dev.osock.sctp.SctpInitmsg;
import dev.osock.sctp.SctpRtoinfo;
import dev.osock.sctp.SctpSndrcvinfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Values of options and control messages, by their shapes, in the reference's terms.
final class Values {

    private static final Map<String, SctpEventType> EVENTS = Map.of(
            "data_io", SctpEventType.DATA_IO,
            "association", SctpEventType.ASSOCIATION,
            "address", SctpEventType.ADDRESS,
            "send_failure", SctpEventType.SEND_FAILURE,
            "peer_error", SctpEventType.PEER_ERROR,
            "shutdown", SctpEventType.SHUTDOWN,
            "partial_delivery", SctpEventType.PARTIAL_DELIVERY,
            "adaptation_layer", SctpEventType.ADAPTATION,
            "authentication", SctpEventType.AUTHENTICATION,
            "sender_dry", SctpEventType.SENDER_DRY);
    private static final Map<String, SctpEventType> MORE_EVENTS = Map.of(
            "stream_reset", SctpEventType.STREAM_RESET,
            "assoc_reset", SctpEventType.ASSOC_RESET,
            "stream_change", SctpEventType.STREAM_CHANGE);

    private Values() {}

    /// Reads a value.
    ///
    /// @return the value, or empty if the term is none of that shape
    static <T> Optional<T> read(Shape<T> shape, Term term) {
        try {
            return Optional.ofNullable(any(shape, term)).map(shape.type()::cast);
        } catch (IllegalArgumentException bad) {
            return Optional.empty();
        }
    }

    private static @Nullable Object any(Shape<?> shape, Term term) {
        return switch (shape.name()) {
            case "flag" -> Arguments.isBoolean(term) ? term.isAtom("true") : null;
            case "int" -> integer(term);
            case "uint8" -> ranged(term, 0xff) instanceof Long value ? value.intValue() : null;
            case "uint16" -> ranged(term, 0xffff) instanceof Long value ? value.intValue() : null;
            case "uint32" -> ranged(term, 0xffff_ffffL);
            case "hops" -> hops(term);
            case "text", "interface name" -> Arguments.latin1(term).orElse(null);
            case "bytes" -> term instanceof Term.Binary binary ? new RawBytes(binary.bytes()) : null;
            default -> structured(shape, term);
        };
    }

    private static @Nullable Object structured(Shape<?> shape, Term term) {
        if (shape.type() == SctpSndrcvinfo.class) {
            return SctpTerms.sndrcv(term);
        } else if (shape.equals(Shape.PMTU)) {
            return named(term, PmtuDiscovery::new, List.of("want", "dont", "do", "probe"),
                    name -> PmtuDiscovery.named(name).orElseThrow());
        } else if (shape.equals(Shape.TOS) || shape.equals(Shape.TOS_BYTE)) {
            return TypesOfService.read(term).orElse(null);
        } else if (shape.equals(Shape.DOMAIN)) {
            return Kinds.domain(term).orElse(null);
        } else if (shape.equals(Shape.IN_ADDR)) {
            return Addresses.inAddr(term).orElse(null);
        } else if (shape.equals(Shape.LINGER)) {
            return linger(term);
        }
        return term instanceof Term.Dictionary map ? record(shape, map) : null;
    }

    private static @Nullable Object record(Shape<?> shape, Term.Dictionary map) {
        if (shape.equals(Shape.TIMEVAL)) {
            return map.get("sec") instanceof Term.Int sec
                    && map.get("usec") instanceof Term.Int usec
                    && sec.isLong()
                    && usec.isLong()
                            ? new Timeval(sec.value().longValue(), usec.value().longValue())
                            : null;
        } else if (shape.equals(Shape.IP_MREQ)) {
            return new IpMreq(address(map, "multiaddr"), address(map, "interface"));
        } else if (shape.equals(Shape.IP_MREQ_SOURCE)) {
            return new IpMreqSource(
                    address(map, "multiaddr"), address(map, "interface"), address(map, "sourceaddr"));
        } else if (shape.equals(Shape.IP_MSFILTER)) {
            return msfilter(map);
        } else if (shape.equals(Shape.IPV6_MREQ)) {
            return new Ipv6Mreq(
                    Addresses.ipv6(map.get("multiaddr")).orElseThrow(IllegalArgumentException::new),
                    (int) unsigned(map, "interface"));
        } else if (shape.equals(Shape.SCTP_RTOINFO)) {
            return new SctpRtoinfo(
                    AssocId.of(id(map)), unsigned(map, "initial"), unsigned(map, "max"), unsigned(map, "min"));
        } else if (shape.equals(Shape.SCTP_INITMSG)) {
            return new SctpInitmsg(
                    low16(map, "num_outstreams"),
                    low16(map, "max_instreams"),
                    low16(map, "max_attempts"),
                    low16(map, "max_init_timeo"));
        } else if (shape.equals(Shape.SCTP_ASSOCPARAMS)) {
            return new SctpAssocparams(
                    AssocId.of(id(map)),
                    low16(map, "asocmaxrxt"),
                    low16(map, "number_peer_destinations"),
                    unsigned(map, "peer_rwnd"),
                    unsigned(map, "local_rwnd"),
                    unsigned(map, "cookie_life"));
        } else if (shape.equals(Shape.SCTP_EVENTS)) {
            Set<SctpEventType> on = EnumSet.noneOf(SctpEventType.class);
            EVENTS.forEach((name, type) -> {
                boolean isLeftOut = Release.isSince(29) && map.get(name) == null;
                if (!isLeftOut && flag(map, name)) {
                    on.add(type);
                }
            });
            MORE_EVENTS.forEach((name, type) -> {
                if (Release.isSince(29) && map.get(name) != null && flag(map, name)) {
                    on.add(type);
                }
            });
            return new SctpEvents(on);
        }
        return null;
    }

    private static @Nullable Object integer(Term term) {
        return term instanceof Term.Int number && number.isInt()
                ? (Object) number.value().intValue()
                : null;
    }

    private static @Nullable Object ranged(Term term, long most) {
        return term instanceof Term.Int number && number.isIn(0, most)
                ? (Object) number.value().longValue()
                : null;
    }

    private static @Nullable Object hops(Term term) {
        return term.isAtom("default")
                ? (Object) Integer.valueOf(-1)
                : term instanceof Term.Int number && number.isIn(0, 0xff)
                        ? (Object) number.value().intValue()
                        : null;
    }

    private static @Nullable Object named(
            Term term,
            java.util.function.IntFunction<Object> ofNumber,
            List<String> names,
            java.util.function.Function<String, Object> ofName) {
        return switch (term) {
            case Term.Atom(String name) when names.contains(name) -> ofName.apply(name);
            case Term.Int number when number.isInt() ->
                ofNumber.apply(number.value().intValue());
            default -> null;
        };
    }

    private static @Nullable Object linger(Term term) {
        if (term.isAtom("abort")) {
            return Linger.ABORT;
        }
        return term instanceof Term.Dictionary map
                && isFlag(map.get("onoff"))
                && map.get("linger") instanceof Term.Int seconds
                && seconds.isIn(0, Integer.MAX_VALUE)
                        ? new Linger(Term.bool(true).equals(map.get("onoff")), seconds.value().intValue())
                        : null;
    }

    private static boolean isFlag(@Nullable Term term) {
        return term != null && Arguments.isBoolean(term);
    }

    private static IpMsfilter msfilter(Term.Dictionary map) {
        IpMsfilter.Mode mode = switch (String.valueOf(map.get("mode"))) {
            case "include" -> IpMsfilter.Mode.INCLUDE;
            case "exclude" -> IpMsfilter.Mode.EXCLUDE;
            default -> throw new IllegalArgumentException("mode");
        };
        List<InAddr> sources = new ArrayList<>();
        if (!(map.get("slist") instanceof Term.Sequence list && list.isProper())) {
            throw new IllegalArgumentException("slist");
        }
        for (Term each : list.elements()) {
            sources.add(Addresses.inAddr(each).orElseThrow(IllegalArgumentException::new));
        }
        return new IpMsfilter(address(map, "multiaddr"), address(map, "interface"), mode, sources);
    }

    private static InAddr address(Term.Dictionary map, String key) {
        return Addresses.inAddr(map.get(key)).orElseThrow(() -> new IllegalArgumentException(key));
    }

    private static long unsigned(Term.Dictionary map, String key) {
        if (map.get(key) instanceof Term.Int number && number.isIn(0, 0xffff_ffffL)) {
            return number.value().longValue();
        }
        throw new IllegalArgumentException(key);
    }

    private static int low16(Term.Dictionary map, String key) {
        return (int) (unsigned(map, key) & 0xffff);
    }

    private static int id(Term.Dictionary map) {
        if (map.get("assoc_id") instanceof Term.Int number && number.isIn(Integer.MIN_VALUE, 0xffff_ffffL)) {
            return number.value().intValue();
        }
        throw new IllegalArgumentException("assoc_id");
    }

    private static boolean flag(Term.Dictionary map, String key) {
        Term value = map.get(key);
        if (value == null || !Arguments.isBoolean(value)) {
            throw new IllegalArgumentException(key);
        }
        return value.isAtom("true");
    }

    /// Says a value.
    static Term write(Shape<?> shape, Object value) {
        return switch (value) {
            case Boolean flag -> Term.bool(flag);
            case Integer number -> Term.number(number);
            case Long number -> Term.number(number);
            case String text -> Term.string(text);
            case Domain domain -> Kinds.term(domain);
            case Type type -> Kinds.term(type);
            case Protocol protocol -> Kinds.term(protocol);
            case Errno errno -> errno.number() == 0 ? Term.number(0) : Term.atom(errno.otpName());
            case InAddr address -> Addresses.term(address);
            case Sockaddr address -> Addresses.term(address);
            case Linger linger ->
                Term.map("onoff", Term.bool(linger.on()), "linger", Term.number(linger.seconds()));
            case Timeval time -> Term.map("sec", Term.number(time.sec()), "usec", Term.number(time.usec()));
            case Timespec time -> Term.map("sec", Term.number(time.sec()), "nsec", Term.number(time.nsec()));
            case PmtuDiscovery pmtu when pmtu.number() <= 3 ->
                Addresses.nameOrNumber(pmtu.name(), pmtu.number());
            case PmtuDiscovery pmtu -> Term.number(pmtu.number());
            case Tos tos -> TypesOfService.write(tos);
            case InPktinfo info ->
                Term.map(
                        "ifindex", Term.number(info.ifindex()),
                        "spec_dst", Addresses.term(info.specDst()),
                        "addr", Addresses.term(info.addr()));
            case In6Pktinfo info ->
                Term.map("addr", Addresses.term(info.addr()), "ifindex", Term.number(info.ifindex()));
            case ExtendedError error -> error(error);
            case Credentials who ->
                Term.map(
                        "pid", Term.number(who.pid()),
                        "uid", Term.number(who.uid()),
                        "gid", Term.number(who.gid()));
            case IntList list -> Term.list(list.values().stream().map(Term::number).toList());
            case RawBytes bytes -> new Term.Binary(bytes.array());
            case ExtensionOptions header -> Term.bool(!header.options().isEmpty());
            case RoutingHeader header -> Term.bool(!header.isNone());
            case TcpInfo info -> {
                Map<Term, Term> entries = new LinkedHashMap<>();
                info.values().forEach((name, each) -> entries.put(Term.atom(name), Term.number(each)));
                yield new Term.Dictionary(entries);
            }
            case SctpRtoinfo info ->
                Term.map(
                        "assoc_id", Term.number(Integer.toUnsignedLong(info.assocId().number())),
                        "initial", Term.number(info.initial()),
                        "max", Term.number(info.max()),
                        "min", Term.number(info.min()));
            case SctpInitmsg info ->
                Term.map(
                        "num_outstreams", Term.number(info.numOutstreams()),
                        "max_instreams", Term.number(info.maxInstreams()),
                        "max_attempts", Term.number(info.maxAttempts()),
                        "max_init_timeo", Term.number(info.maxInitTimeo()));
            case SctpAssocparams info ->
                Term.map(
                        "assoc_id", Term.number(Integer.toUnsignedLong(info.assocId().number())),
                        "asocmaxrxt", Term.number(info.asocmaxrxt()),
                        "number_peer_destinations", Term.number(info.numberPeerDestinations()),
                        "peer_rwnd", Term.number(info.peerRwnd()),
                        "local_rwnd", Term.number(info.localRwnd()),
                        "cookie_life", Term.number(info.cookieLife()));
            case InterfaceFlags flags -> flags(flags);
            case HardwareAddress hardware ->
                Term.map(
                        "family", Addresses.term(hardware.family()),
                        "addr", new Term.Binary(Arrays.copyOf(hardware.addr().array(), 14)));
            case InterfaceMap map ->
                Term.map(
                        "mem_start", Term.number(map.memStart()),
                        "mem_end", Term.number(map.memEnd()),
                        "base_addr", Term.number(map.baseAddr()),
                        "irq", Term.number(map.irq()),
                        "dma", Term.number(map.dma()),
                        "port", Term.number(map.port()));
            default -> {
                Term sctp = SctpTerms.write(value);
                yield sctp != null ? sctp : Term.utf8(shape + ": " + value);
            }
        };
    }

    private static Term error(ExtendedError error) {
        Map<Term, Term> entries = new LinkedHashMap<>();
        entries.put(Term.atom("error"), Term.atom(error.error().otpName()));
        entries.put(Term.atom("origin"), Addresses.nameOrNumber(error.origin().name(), error.origin().number()));
        entries.put(Term.atom("type"), Addresses.nameOrNumber(error.typeName(), error.type()));
        entries.put(Term.atom("code"), Addresses.nameOrNumber(error.codeName(), error.code()));
        entries.put(Term.atom("info"), Term.number(error.info()));
        entries.put(Term.atom("data"), Term.number(error.data()));
        error.offender().ifPresent(offender -> entries.put(Term.atom("offender"), Addresses.term(offender)));
        return new Term.Dictionary(entries);
    }

    private static Term flags(InterfaceFlags flags) {
        List<Term> list = new ArrayList<>();
        InterfaceFlags left = flags;
        for (Map.Entry<String, InterfaceFlags> each : InterfaceFlags.all().entrySet()) {
            if (each.getValue().bits() != 0 && left.contains(each.getValue())) {
                list.add(Term.atom(each.getKey().toLowerCase(Locale.ROOT)));
                left = left.without(each.getValue());
            }
        }
        if (left.bits() != 0) {
            list.add(Term.number(left.bits()));
        }
        return Term.list(list);
    }
}
