package dev.osock;

import dev.osock.internal.socket.Opening;
import dev.osock.internal.socket.Trace;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Type;
import java.util.Objects;
import java.util.Optional;

/// What [Socket#open] can be told beside domain, type and protocol. Immutable. OTP's `Opts` map.
///
/// @param useRegistry whether the socket enters the registry
/// @param descriptor what to do with a descriptor that exists already
/// @param netns the network namespace that a new socket shall be in: a path such as `/proc/4711/ns/net`, or a name as
///     `ip netns` has it; empty for the one the process is in
/// @param tracing whether calls on the socket are traced at first
/// @param fallback what to take a descriptor for whose kind cannot be read from it
public record OpenOptions(
        Registering useRegistry,
        Descriptor descriptor,
        Optional<String> netns,
        Tracing tracing,
        Optional<Fallback> fallback) {

    /// As [SocketRegistry#enable] and [SocketTracing#startNew] say, on a duplicate, in the process's own namespace.
    public static final OpenOptions DEFAULT =
            new OpenOptions(
                    Registering.AS_USUAL, Descriptor.DUPLICATE, Optional.empty(), Tracing.AS_USUAL, Optional.empty());

    /// Whether a socket enters the registry. OTP's `use_registry`.
    public enum Registering {
        /// As [SocketRegistry#enable] says.
        AS_USUAL,
        /// It enters.
        ALWAYS,
        /// It does not enter, unless it is monitored.
        NEVER
    }

    /// What to do with a descriptor that exists already. OTP's `dup`.
    public enum Descriptor {
        /// Work on a duplicate and leave the given one to the caller, who closes it.
        DUPLICATE,
        /// Work on the given one, which is the caller's to close: closing the socket leaves it open.
        SHARE
    }

    /// A kind of socket.
    ///
    /// @param domain the address family
    /// @param type the type
    /// @param protocol the protocol
    public record Fallback(Domain domain, Type type, Protocol protocol) {}

    /// Whether calls on the socket are traced at first. [OtpOptions#DEBUG] changes it later. OTP's `debug`.
    public enum Tracing {
        /// As [SocketTracing#startNew] says.
        AS_USUAL,
        /// They are.
        ON,
        /// They are not.
        OFF
    }

    /// Decides about the registry.
    ///
    /// @param choice whether the socket enters it
    /// @return these options with that
    public OpenOptions withUseRegistry(Registering choice) {
        return new OpenOptions(choice, descriptor, netns, tracing, fallback);
    }

    /// Decides about the descriptor.
    ///
    /// @param choice what to do with it
    /// @return these options with that
    public OpenOptions withDescriptor(Descriptor choice) {
        return new OpenOptions(useRegistry, choice, netns, tracing, fallback);
    }

    /// Chooses the network namespace.
    ///
    /// @param place a path, or a name as `ip netns` has it
    /// @return these options with that
    public OpenOptions withNetns(String place) {
        return new OpenOptions(useRegistry, descriptor, Optional.of(place), tracing, fallback);
    }

    /// Decides about tracing.
    ///
    /// @param choice whether calls are traced
    /// @return these options with that
    public OpenOptions withTracing(Tracing choice) {
        return new OpenOptions(useRegistry, descriptor, netns, Objects.requireNonNull(choice, "choice"), fallback);
    }

    /// Says what a descriptor is taken for if its kind cannot be read from it. On Linux that is so only if it is no
    /// socket. OTP's `domain`, `type` and `protocol`.
    ///
    /// @param domain the address family
    /// @param type the type
    /// @param protocol the protocol
    /// @return these options with that
    public OpenOptions withFallback(Domain domain, Type type, Protocol protocol) {
        return new OpenOptions(
                useRegistry, descriptor, netns, tracing, Optional.of(new Fallback(domain, type, protocol)));
    }

    Opening.Wishes wishes() {
        return new Opening.Wishes(registers(), traces(), netns.orElse(null));
    }

    private boolean registers() {
        return useRegistry == Registering.ALWAYS
                || (useRegistry == Registering.AS_USUAL && SocketRegistry.isEnabled());
    }

    private boolean traces() {
        return tracing == Tracing.ON || (tracing == Tracing.AS_USUAL && Trace.isNewSockets());
    }
}
