package dev.osock.internal.verb;

import dev.osock.internal.abi.Abi;
import dev.osock.internal.call.Call;
import dev.osock.internal.call.Kind;
import dev.osock.internal.kernel.Kernel;
import dev.osock.internal.kernel.Scratch;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Support;
import dev.osock.kind.Type;
import dev.osock.option.Level;
import dev.osock.option.SocketOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Asks the running kernel which options it knows, on sockets that are made for the purpose and closed with this. It is
/// asked once about each.
public final class OptionProbe implements AutoCloseable {

    private static final int ENOPROTOOPT = -Abi.current().number("ENOPROTOOPT");
    private static final int EOPNOTSUPP = -Abi.current().number("EOPNOTSUPP");
    private static final int ENOENT = -Abi.current().number("ENOENT");
    private static final int IPPROTO_TCP = Abi.current().number("IPPROTO_TCP");
    private static final int TCP_ULP = Abi.current().number("TCP_ULP");
    private static final Protocol MPTCP = Protocol.of(Abi.current().number("IPPROTO_MPTCP"));

    private static final Map<SocketOption<?>, Support> KNOWN = new ConcurrentHashMap<>();

    private final Map<Kind, Integer> sockets = new HashMap<>();
    private final Call call = Call.begin();

    /// Tells whether the platform and the kernel have an option.
    ///
    /// @param option the option
    /// @return the answer; the platform's alone if the kernel cannot be asked, as without a descriptor left
    public Support about(SocketOption<?> option) {
        if (!Options.isOnPlatform(option)) {
            return Support.NOT_ON_PLATFORM;
        }
        Support known = option.level() == Level.OTP ? Support.YES : KNOWN.get(option);
        return known != null ? known : ask(option);
    }

    private Support ask(SocketOption<?> option) {
        Support answer = Support.NOT_IN_KERNEL;
        boolean isLasting = option.level() != Level.TLS; // a module may be loaded later
        for (Kind kind : kinds(option.level())) {
            int fd = sockets.computeIfAbsent(kind, this::open);
            if (fd >= 0 && knows(fd, option)) {
                KNOWN.put(option, Support.YES);
                return Support.YES;
            }
            if (fd < 0) {
                isLasting = false; // another time there may be a descriptor, or a module
                answer = Features.opening(fd) == Support.YES ? Support.YES : answer;
            }
        }
        if (isLasting) {
            KNOWN.put(option, answer);
        }
        return answer;
    }

    private int open(Kind kind) {
        return Kernel.socket(call.scratch, kind.domain(), kind.type(), kind.protocol());
    }

    /// Reads the option, or, as some can only be set, sets it to zero.
    private boolean knows(int fd, SocketOption<?> option) {
        Scratch scratch = call.scratch;
        if (option.level() == Level.TLS) {
            return hasTls(scratch, fd);
        }
        int level = Abi.current().number(option.level().symbol());
        int number = Abi.current().number(option.symbol());
        scratch.intValue(0);
        if (isKnown(Kernel.getsockopt(scratch, fd, level, number, Integer.BYTES))) {
            return true;
        }
        scratch.intValue(0);
        return isKnown(Kernel.setsockopt(scratch, fd, level, number, scratch.valueAddress(), Integer.BYTES));
    }

    /// Whether there is TLS: its options can be asked for on connections only. So can it itself, which a kernel that
    /// does not have it does not get to say.
    private static boolean hasTls(Scratch scratch, int fd) {
        scratch.intValue('t' | ('l' << Byte.SIZE) | ('s' << (2 * Byte.SIZE))); // and a NUL
        int result =
                Kernel.setsockopt(scratch, fd, IPPROTO_TCP, TCP_ULP, scratch.valueAddress(), Integer.BYTES);
        return result != ENOENT && isKnown(result);
    }

    private static boolean isKnown(int result) {
        return result != ENOPROTOOPT && result != EOPNOTSUPP;
    }

    /// The kinds of sockets that options of a level are for, one of which knows each.
    private static List<Kind> kinds(Level level) {
        return switch (level) {
            case OTP, NATIVE -> List.of();
            case SOCKET ->
                List.of(kind(Domain.INET, Type.DGRAM, Protocol.DEFAULT),
                        kind(Domain.INET, Type.STREAM, Protocol.DEFAULT),
                        kind(Domain.LOCAL, Type.STREAM, Protocol.DEFAULT));
            case IP -> internet(Domain.INET);
            case IPV6 -> internet(Domain.INET6);
            case TCP, TLS -> List.of(kind(Domain.INET, Type.STREAM, Protocol.TCP));
            case UDP -> List.of(kind(Domain.INET, Type.DGRAM, Protocol.UDP));
            case SCTP ->
                List.of(kind(Domain.INET, Type.STREAM, Protocol.SCTP),
                        kind(Domain.INET, Type.SEQPACKET, Protocol.SCTP));
            case MPTCP -> List.of(kind(Domain.INET, Type.STREAM, MPTCP));
            case RAW -> List.of(kind(Domain.INET, Type.RAW, Protocol.ICMP));
            case PACKET -> List.of(kind(Domain.PACKET, Type.RAW, Protocol.DEFAULT));
            case NETLINK -> List.of(kind(Domain.NETLINK, Type.RAW, Protocol.DEFAULT));
            case VSOCK -> List.of(kind(Domain.VSOCK, Type.STREAM, Protocol.DEFAULT));
        };
    }

    private static List<Kind> internet(Domain domain) {
        return List.of(
                kind(domain, Type.DGRAM, Protocol.UDP),
                kind(domain, Type.STREAM, Protocol.TCP),
                kind(domain, Type.RAW, Protocol.UDP));
    }

    private static Kind kind(Domain domain, Type type, Protocol protocol) {
        return new Kind(domain.number(), type.number(), protocol.number());
    }

    /// Closes the sockets.
    @Override
    public void close() {
        for (int fd : sockets.values()) {
            if (fd >= 0) {
                Kernel.close(call.scratch, fd);
            }
        }
        call.end();
    }
}
