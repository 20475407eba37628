package dev.osock.cli;

import dev.osock.cli.address.AddressText;
import dev.osock.cli.address.Endpoint;
import dev.osock.cli.load.FloodPlan;
import java.io.IOException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Where a flood goes: the address of its sink.
final class LoadAddress {

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final FamilyOption family = new FamilyOption();

    @Parameters(
            paramLabel = "ADDRESS",
            description = "Where the sink listens: tcp:HOST:PORT, udp:HOST:PORT, unix:PATH, unixgram:PATH or "
                    + "vsock:CID:PORT, as 'osock echo --help' has them. A HOST that is left out is 127.0.0.1.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private AddressText address;

    /// Looks it up.
    Endpoint find() throws IOException {
        Endpoint found = address.findFirst(family.family());
        try {
            FloodPlan.checkProtocol(found);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
        return found;
    }
}
