package dev.osock.conformance;

import dev.osock.address.RawBytes;
import dev.osock.conformance.term.Term;
import dev.osock.sctp.AssocId;
import dev.osock.sctp.SctpAssocStats;
import dev.osock.sctp.SctpFlags;
import dev.osock.sctp.SctpNotification;
import dev.osock.sctp.SctpNotification.AdaptationIndication;
import dev.osock.sctp.SctpNotification.AssocChange;
import dev.osock.sctp.SctpNotification.AssocReset;
import dev.osock.sctp.SctpNotification.Authentication;
import dev.osock.sctp.SctpNotification.Broken;
import dev.osock.sctp.SctpNotification.PartialDelivery;
import dev.osock.sctp.SctpNotification.PeerAddrChange;
import dev.osock.sctp.SctpNotification.RemoteError;
import dev.osock.sctp.SctpNotification.SendFailed;
import dev.osock.sctp.SctpNotification.SendFailedEvent;
import dev.osock.sctp.SctpNotification.SenderDry;
import dev.osock.sctp.SctpNotification.StreamChange;
import dev.osock.sctp.SctpNotification.StreamReset;
import dev.osock.sctp.SctpNotification.Unknown;
import dev.osock.sctp.SctpPaddrinfo;
import dev.osock.sctp.SctpSndinfo;
import dev.osock.sctp.SctpSndrcvinfo;
import dev.osock.sctp.SctpStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What SCTP has, as the reference says it from release 29 on.
final class SctpTerms {

    /// What the reference calls an error: the causes of RFC 9260 from 1 on, and from 0xA0 on those of RFC 5061.
    private static final List<String> CAUSES = List.of(
            "bad_sid", "missing_parm", "stale_cookie", "no_resources", "bad_addr", "unrec_chunk", "bad_mandparm",
            "unrec_parm", "no_usr_data", "cookie_shut", "restart_new_addrs", "user_abort");

    private static final List<String> FLAGS = List.of("unordered", "addr_over", "abort");

    private SctpTerms() {}

    private static Term id(AssocId association) {
        return Term.number(association.number());
    }

    private static Term named(String name, Object... keysAndValues) {
        Map<Term, Term> entries = new LinkedHashMap<>(Term.map(keysAndValues).entries());
        entries.put(Term.atom("$esock_name"), Term.atom(name));
        return new Term.Dictionary(entries);
    }

    private static Term told(String type, Term flags, Object... keysAndValues) {
        Map<Term, Term> entries = new LinkedHashMap<>(Term.map(keysAndValues).entries());
        entries.put(Term.atom("type"), Term.atom(type));
        entries.put(Term.atom("flags"), flags);
        entries.put(Term.atom("$esock_name"), Term.atom("sctp_notification"));
        return new Term.Dictionary(entries);
    }

    private static Term error(int cause) {
        return cause >= 1 && cause <= CAUSES.size() ? Term.atom(CAUSES.get(cause - 1)) : Term.number(cause);
    }

    private static Term data(RawBytes bytes) {
        return new Term.Binary(bytes.array());
    }

    private static Term bits(int flags, String... names) {
        List<Term> set = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            if ((flags & 1 << i) != 0 && !names[i].isEmpty()) {
                set.add(Term.atom(names[i]));
            }
        }
        return Term.list(set);
    }

    static Term notification(SctpNotification notification) {
        Term flags = Term.number(notification.flags());
        return switch (notification) {
            case AssocChange n -> told(
                    "assoc_change", flags, "state", state(n.state().number(), n.state().toString()), "error",
                    error(n.error()), "outbound_streams", Term.number(n.outboundStreams()), "inbound_streams",
                    Term.number(n.inboundStreams()), "assoc_id", id(n.assocId()));
            case PeerAddrChange n -> told(
                    "peer_addr_change", flags, "addr", Addresses.term(n.address()), "state",
                    state(n.state().number(), "addr_" + n.state()), "error", Term.number(n.error()), "assoc_id",
                    id(n.assocId()));
            case SendFailed n -> told(
                    "send_failed", flags, "error", Term.number(n.error()), "info", sndrcv(n.info()), "assoc_id",
                    id(n.assocId()), "data", data(n.data()));
            case SendFailedEvent n -> told(
                    "send_failed_event", Term.list(List.of(Term.atom(n.flags() == 0 ? "data_unsent" : "data_sent"))),
                    "error", Term.number(n.error()), "info", snd(n.info()), "assoc_id", id(n.assocId()), "data",
                    data(n.data()));
            case RemoteError n -> told(
                    "remote_error", flags, "error", error(n.error()), "assoc_id", id(n.assocId()), "data",
                    data(n.data()));
            case SctpNotification.Shutdown n -> told("shutdown_event", flags, "assoc_id", id(n.assocId()));
            case AdaptationIndication n -> told(
                    "adaptation_event", flags, "adaption_ind", Term.number(n.indication()), "assoc_id",
                    id(n.assocId()));
            case PartialDelivery n -> told(
                    "partial_delivery_event", flags, "indication", Term.number(n.indication()), "assoc_id",
                    id(n.assocId()), "stream", Term.number(n.stream()), "seq", Term.number(n.seq()));
            case Authentication n -> told(
                    "authkey", flags, "keynumber", Term.number(n.keynumber()), "altkeynumber",
                    Term.number(n.altkeynumber()), "indication", Term.number(n.indication().number()), "assoc_id",
                    id(n.assocId()));
            case SenderDry n -> told("sender_dry", flags, "assoc_id", id(n.assocId()));
            case StreamReset n -> told(
                    "stream_reset", bits(n.flags(), "incoming_ssn", "outgoing_ssn", "denied", "failed"), "assoc_id",
                    id(n.assocId()), "stream_list", Term.list(n.streams().stream().map(Term::number).toList()));
            case AssocReset n -> told(
                    "assoc_reset", bits(n.flags(), "", "", "denied", "failed"), "assoc_id", id(n.assocId()),
                    "local_tsn", Term.number(n.localTsn()), "remote_tsn", Term.number(n.remoteTsn()));
            case StreamChange n -> told(
                    "stream_change", bits(n.flags(), "", "", "denied", "failed"), "assoc_id", id(n.assocId()),
                    "inbound_streams", Term.number(n.instrms()), "outbound_streams", Term.number(n.outstrms()));
            case Unknown n -> Term.map("type", Term.number(n.type()), "flags", flags);
            case Broken n -> data(n.data());
        };
    }

    /// Says the flags of a notification, of which one bit has another name than it has to send.
    static Term told(Term flags) {
        return Term.list(((Term.Sequence) flags).elements()
                .stream()
                .map(flag -> flag.isAtom("more") ? Term.atom("notification") : flag)
                .toList());
    }

    private static Term state(int number, String name) {
        return name.endsWith(Integer.toString(number)) ? Term.number(number) : Term.atom(name);
    }

    private static Term flags(SctpFlags flags) {
        List<Term> set = new ArrayList<>();
        for (int i = 0; i < FLAGS.size(); i++) {
            if ((flags.bits() & 1 << i) != 0) {
                set.add(Term.atom(FLAGS.get(i)));
            }
        }
        if (flags.contains(SctpFlags.EOF)) {
            set.add(Term.atom("eof"));
        }
        return Term.list(set);
    }

    /// The reference does not know that the number is in network order.
    private static Term ppid(long ppid) {
        return Term.number(swapped(ppid));
    }

    private static long swapped(long ppid) {
        return Integer.toUnsignedLong(Integer.reverseBytes((int) ppid));
    }

    private static Term snd(SctpSndinfo info) {
        return Term.map(
                "sid", Term.number(info.sid()), "flags", flags(info.flags()), "ppid", ppid(info.ppid()), "context",
                Term.number(info.context()), "assoc_id", id(info.assocId()));
    }

    private static Term sndrcv(SctpSndrcvinfo info) {
        return named(
                "sctp_sndrcvinfo", "stream", Term.number(info.stream()), "ssn", Term.number(info.ssn()), "flags",
                flags(info.flags()), "ppid", ppid(info.ppid()), "context", Term.number(info.context()),
                "time_to_live", Term.number(info.timetolive()), "tsn", Term.number(info.tsn()), "cum_tsn",
                Term.number(info.cumtsn()), "assoc_id", id(info.assocId()));
    }

    private static Term address(SctpPaddrinfo info) {
        String state = info.state().equals(SctpPaddrinfo.State.PF) ? "potentially_failed" : info.state().toString();
        return named(
                "sctp_paddrinfo", "assoc_id", id(info.assocId()), "address", Addresses.term(info.address()), "state",
                Term.atom(state), "cwnd", Term.number(info.cwnd()), "srtt", Term.number(info.srtt()), "rto",
                Term.number(info.rto()), "mtu", Term.number(info.mtu()));
    }

    /// Says a value.
    ///
    /// @return it, or null if it is none of SCTP
    static @Nullable Term write(Object value) {
        return switch (value) {
            case SctpSndrcvinfo info -> sndrcv(info);
            case SctpPaddrinfo info -> address(info);
            case SctpStatus status -> named(
                    "sctp_status", "assoc_id", id(status.assocId()), "state", Term.atom(status.state().toString()),
                    "rwnd", Term.number(status.rwnd()), "unacked_data", Term.number(status.unackdata()),
                    "pending_data", Term.number(status.penddata()), "in_streams", Term.number(status.instrms()),
                    "out_streams", Term.number(status.outstrms()), "fragmentation_point",
                    Term.number(status.fragmentationPoint()), "primary", address(status.primary()));
            case SctpAssocStats stats -> Term.map("assoc_id", id(stats.assocId()));
            default -> null;
        };
    }

    /// Reads what a message is to be part of.
    ///
    /// @return the value, or null if the term is none
    static @Nullable SctpSndrcvinfo sndrcv(Term term) {
        if (!(term instanceof Term.Dictionary map) || map.get("stream") == null || map.get("assoc_id") == null) {
            return null;
        }
        int flags = 0;
        if (map.get("flags") instanceof Term.Sequence list) {
            for (Term flag : list.elements()) {
                int place = FLAGS.indexOf(flag.toString());
                if (place < 0 && !flag.isAtom("eof")) {
                    return null;
                }
                flags |= place < 0 ? SctpFlags.EOF.bits() : 1 << place;
            }
        }
        return new SctpSndrcvinfo(
                (int) number(map, "stream"), (int) number(map, "ssn"), new SctpFlags(flags),
                swapped(number(map, "ppid")), number(map, "context"), number(map, "time_to_live"),
                number(map, "tsn"), number(map, "cum_tsn"), new AssocId((int) number(map, "assoc_id")));
    }

    private static long number(Term.Dictionary map, String key) {
        return map.get(key) instanceof Term.Int number ? number.value().longValue() : 0;
    }

    /// Reads what an option is asked for.
    ///
    /// @return a value of the option, or null if the term is none
    static @Nullable Object question(Class<?> type, Term term) throws Refused {
        if (!(term instanceof Term.Dictionary map) || !(map.get("assoc_id") instanceof Term.Int number)) {
            return null;
        }
        AssocId association = new AssocId(number.value().intValue());
        if (type == SctpStatus.class) {
            return SctpStatus.ask(association);
        }
        Term address = map.get("addr");
        return type == SctpPaddrinfo.class && address != null
                ? SctpPaddrinfo.ask(association, Addresses.of(address))
                : null;
    }
}
