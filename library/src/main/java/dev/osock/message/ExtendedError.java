package dev.osock.message;

import dev.osock.address.Sockaddr;
import dev.osock.error.Errno;
import java.util.Objects;
import java.util.Optional;

/// An error that was queued for the socket, or word about something that was sent, such as its time stamp:
/// `struct sock_extended_err`; see ip(7), `IP_RECVERR`. It is received with [MsgFlags#ERRQUEUE], together with the
/// packet that it is about. OTP's `extended_err()`.
///
/// @param error what a plain call on the socket would have failed with
/// @param origin who reports it, `SO_EE_ORIGIN_*`
/// @param type the ICMP type, if the origin is ICMP, 0 to 255
/// @param code the ICMP code, 0 to 255; of other origins, a number of their own
/// @param info of `EMSGSIZE`, how large a packet may be (the path MTU), in bytes; of zerocopy, the number of the first
///     send that is done; of a time stamp, when it was taken, `SCM_TSTAMP_*`
/// @param data of zerocopy, the number of the last send that is done; of a time stamp, the number of what was sent
/// @param offender the host that has reported it, if the operating system tells
public record ExtendedError(
        Errno error, Origin origin, int type, int code, int info, int data, Optional<Sockaddr> offender) {

    /// Checks that nothing is null.
    public ExtendedError {
        Objects.requireNonNull(error, "error");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(offender, "offender");
    }

    /// Who reports it. Any other number works as well.
    ///
    /// @param number the operating system's number
    public record Origin(int number) {

        /// No origin is given; `SO_EE_ORIGIN_NONE`.
        public static final Origin NONE = new Origin(0);
        /// This host; `SO_EE_ORIGIN_LOCAL`.
        public static final Origin LOCAL = new Origin(1);
        /// An ICMP message; `SO_EE_ORIGIN_ICMP`.
        public static final Origin ICMP = new Origin(2);
        /// An ICMPv6 message; `SO_EE_ORIGIN_ICMP6`.
        public static final Origin ICMP6 = new Origin(3);
        /// No error: a time stamp of what was sent; `SO_EE_ORIGIN_TXSTATUS`, `SO_EE_ORIGIN_TIMESTAMPING`.
        public static final Origin TXSTATUS = new Origin(4);
        /// No error: buffers that were sent with [MsgFlags#ZEROCOPY] may be used again; `SO_EE_ORIGIN_ZEROCOPY`.
        public static final Origin ZEROCOPY = new Origin(5);
        /// A packet could not be sent at its time ([ControlTypes#TXTIME]); `SO_EE_ORIGIN_TXTIME`.
        public static final Origin TXTIME = new Origin(6);

        /// Names the origin in lower case: `icmp`. These are OTP's names.
        ///
        /// @return the lower-case name, or the decimal number
        public String name() {
            return switch (number) {
                case 0 -> "none";
                case 1 -> "local";
                case 2 -> "icmp";
                case 3 -> "icmp6";
                case 4 -> "txstatus";
                case 5 -> "zerocopy";
                case 6 -> "txtime";
                default -> Integer.toString(number);
            };
        }

        /// Prints as [#name()] does.
        @Override
        public String toString() {
            return name();
        }
    }

    /// Names the ICMP type: `dest_unreach`, `time_exceeded`, `pkt_toobig`. These are OTP's names.
    ///
    /// @return the name, or the decimal number of any other type
    public String typeName() {
        if (origin.equals(Origin.ICMP)) {
            return switch (type) {
                case 3 -> "dest_unreach";
                case 11 -> "time_exceeded";
                default -> Integer.toString(type);
            };
        }
        if (origin.equals(Origin.ICMP6)) {
            return switch (type) {
                case 1 -> "dest_unreach";
                case 2 -> "pkt_toobig";
                case 3 -> "time_exceeded";
                default -> Integer.toString(type);
            };
        }
        return Integer.toString(type);
    }

    /// Names the ICMP code of an unreachable destination: `port_unreach`, `noroute`, …. These are OTP's names.
    ///
    /// @return the name, or the decimal number of any other code, or if [#typeName()] is not `dest_unreach`
    public String codeName() {
        if (!typeName().equals("dest_unreach")) {
            return Integer.toString(code);
        }
        return origin.equals(Origin.ICMP) ? icmpCode() : icmp6Code();
    }

    private String icmpCode() {
        return switch (code) {
            case 0 -> "net_unreach";
            case 1 -> "host_unreach";
            case 3 -> "port_unreach";
            case 4 -> "frag_needed";
            case 6 -> "net_unknown";
            case 7 -> "host_unknown";
            default -> Integer.toString(code);
        };
    }

    private String icmp6Code() {
        return switch (code) {
            case 0 -> "noroute";
            case 1 -> "adm_prohibited";
            case 2 -> "not_neighbour";
            case 3 -> "addr_unreach";
            case 4 -> "port_unreach";
            case 5 -> "policy_fail";
            case 6 -> "reject_route";
            default -> Integer.toString(code);
        };
    }

    @Override
    public String toString() {
        return error.name() + " (" + origin + " " + typeName() + " " + codeName() + ")"
                + offender.map(host -> " by " + host).orElse("");
    }
}
