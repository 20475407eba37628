package dev.osock.cli;

import dev.osock.cli.address.Host;
import picocli.CommandLine.Option;

/// The choice of an address family.
final class FamilyOption {

    @Option(names = "-4", description = "Use IPv4.")
    private boolean inet;

    @Option(names = "-6", description = "Use IPv6.")
    private boolean inet6;

    Host.Family family() {
        return inet ? Host.Family.INET : inet6 ? Host.Family.INET6 : Host.Family.ANY;
    }
}
