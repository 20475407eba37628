package dev.osock.internal.engine;

import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Type;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// How many open sockets of which sort there are: the counters of the seed's `info/0`.
final class Census {

    private static final Map<String, AtomicInteger> COUNTS = new LinkedHashMap<>();

    static {
        for (String name : new String[] {
            "num_sockets", "num_dinet", "num_dinet6", "num_dlocal", "num_tstreams", "num_tdgrams", "num_tseqpkgs",
            "num_pip", "num_ptcp", "num_pudp", "num_psctp"
        }) {
            COUNTS.put(name, new AtomicInteger());
        }
    }

    private Census() {}

    /// Counts a socket in (1) or out (-1).
    static void count(Kind kind, int change) {
        add("num_sockets", change);
        add(domain(kind.domain()), change);
        add(type(kind.type()), change);
        add(protocol(kind.protocol()), change);
    }

    private static void add(String name, int change) {
        AtomicInteger count = COUNTS.get(name);
        if (count != null) {
            count.getAndAdd(change);
        }
    }

    private static String domain(int domain) {
        return domain == Domain.INET.number()
                ? "num_dinet"
                : domain == Domain.INET6.number() ? "num_dinet6" : domain == Domain.LOCAL.number() ? "num_dlocal" : "";
    }

    private static String type(int type) {
        return type == Type.STREAM.number()
                ? "num_tstreams"
                : type == Type.DGRAM.number()
                        ? "num_tdgrams"
                        : type == Type.SEQPACKET.number() ? "num_tseqpkgs" : "";
    }

    private static String protocol(int protocol) {
        return protocol == Protocol.TCP.number()
                ? "num_ptcp"
                : protocol == Protocol.UDP.number()
                        ? "num_pudp"
                        : protocol == Protocol.SCTP.number() ? "num_psctp" : protocol == 0 ? "num_pip" : "";
    }

    /// Copies the counts, by the seed's names, with the size of a socket's counters.
    static Map<String, Integer> counts() {
        Map<String, Integer> copy = new LinkedHashMap<>();
        copy.put("num_cnt_bits", Long.SIZE);
        COUNTS.forEach((name, count) -> copy.put(name, count.get()));
        return copy;
    }
}
