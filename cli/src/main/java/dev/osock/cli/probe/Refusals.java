package dev.osock.cli.probe;

import dev.osock.message.ExtendedError;

/// What the network reports, in words and in the marks of traceroute.
final class Refusals {

    private Refusals() {}

    /// Describes a report for a person.
    static String describe(ExtendedError error) {
        return switch (error.typeName()) {
            case "time_exceeded" -> "Time to live exceeded";
            case "pkt_toobig" -> "Packet too big (mtu=" + error.info() + ")";
            case "dest_unreach" -> unreachable(error);
            default -> error.error().message();
        };
    }

    private static String unreachable(ExtendedError error) {
        return switch (error.codeName()) {
            case "net_unreach", "noroute" -> "Destination Net Unreachable";
            case "host_unreach", "addr_unreach" -> "Destination Host Unreachable";
            case "port_unreach" -> "Destination Port Unreachable";
            case "frag_needed" -> "Frag needed (mtu=" + error.info() + ")";
            case "adm_prohibited" -> "Administratively prohibited";
            default -> "Destination unreachable: " + error.error().message();
        };
    }

    /// Whether this means that the host itself has answered a probe to a port that nobody listens on.
    static boolean isArrival(ExtendedError error) {
        return error.codeName().equals("port_unreach");
    }

    /// Whether a router let the probe die, as it was meant to.
    static boolean isPassage(ExtendedError error) {
        return error.typeName().equals("time_exceeded");
    }

    /// Gives the mark of an obstacle, as traceroute(8) has it.
    static String mark(ExtendedError error) {
        if (isArrival(error) || isPassage(error)) {
            return "";
        }
        return switch (error.codeName()) {
            case "net_unreach", "noroute", "net_unknown" -> " !N";
            case "host_unreach", "addr_unreach", "host_unknown" -> " !H";
            case "frag_needed" -> " !F-" + error.info();
            case "adm_prohibited" -> " !X";
            default -> error.typeName().equals("pkt_toobig") ? " !F-" + error.info() : " !" + error.code();
        };
    }
}
