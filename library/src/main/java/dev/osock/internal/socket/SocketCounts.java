package dev.osock.internal.socket;

import dev.osock.internal.call.Kind;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Type;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// How many open sockets of which sort there are: the counters of OTP's `info/0`.
final class SocketCounts {

    private static final Map<String, AtomicInteger> COUNTS = new LinkedHashMap<>();

    private static final AtomicInteger SOCKETS = counter("num_sockets");
    private static final AtomicInteger INET = counter("num_dinet");
    private static final AtomicInteger INET6 = counter("num_dinet6");
    private static final AtomicInteger LOCAL = counter("num_dlocal");
    private static final AtomicInteger STREAM = counter("num_tstreams");
    private static final AtomicInteger DGRAM = counter("num_tdgrams");
    private static final AtomicInteger SEQPACKET = counter("num_tseqpkgs");
    private static final AtomicInteger IP = counter("num_pip");
    private static final AtomicInteger TCP = counter("num_ptcp");
    private static final AtomicInteger UDP = counter("num_pudp");
    private static final AtomicInteger SCTP = counter("num_psctp");

    private SocketCounts() {}

    private static AtomicInteger counter(String name) {
        var count = new AtomicInteger();
        COUNTS.put(name, count);
        return count;
    }

    /// Counts a socket in (1) or out (-1).
    static void count(Kind kind, int change) {
        SOCKETS.getAndAdd(change);
        add(domain(kind.domain()), change);
        add(type(kind.type()), change);
        add(protocol(kind.protocol()), change);
    }

    private static void add(@Nullable AtomicInteger count, int change) {
        if (count != null) {
            count.getAndAdd(change);
        }
    }

    private static @Nullable AtomicInteger domain(int domain) {
        if (domain == Domain.INET.number()) {
            return INET;
        }
        return domain == Domain.INET6.number() ? INET6 : domain == Domain.LOCAL.number() ? LOCAL : null;
    }

    private static @Nullable AtomicInteger type(int type) {
        if (type == Type.STREAM.number()) {
            return STREAM;
        }
        return type == Type.DGRAM.number() ? DGRAM : type == Type.SEQPACKET.number() ? SEQPACKET : null;
    }

    private static @Nullable AtomicInteger protocol(int protocol) {
        if (protocol == Protocol.TCP.number()) {
            return TCP;
        }
        if (protocol == Protocol.UDP.number()) {
            return UDP;
        }
        return protocol == Protocol.SCTP.number() ? SCTP : protocol == 0 ? IP : null;
    }

    static Map<String, Integer> counts() {
        Map<String, Integer> copy = new LinkedHashMap<>();
        copy.put("num_cnt_bits", Long.SIZE);
        COUNTS.forEach((name, count) -> copy.put(name, count.get()));
        return copy;
    }
}
