package dev.osock;

import dev.osock.internal.socket.Opening;
import dev.osock.internal.socket.Trace;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Type;
import java.util.Objects;
import java.util.Optional;

/// What a socket is opened with beside domain, type and protocol: see
/// [Socket#open(Domain, Type, Protocol, OpenOptions)] and [Socket#open(int, OpenOptions)]. Immutable: begin with
/// [#DEFAULT] and change what is wanted. OTP's `Opts` map.
///
/// @param useRegistry whether the socket is listed in the [SocketRegistry]
/// @param descriptor what to do with a descriptor that exists already
/// @param netns the network namespace that a new socket shall be in: a path such as `/proc/4711/ns/net`, or a name as
///     `ip netns` has it, which is a file of `/run/netns`; empty for the one the process is in. Not heeded for a
///     descriptor that exists already.
/// @param tracing whether calls on the socket are logged at first
/// @param fallback what to take a descriptor for whose kind cannot be read from it
public record OpenOptions(
        Registering useRegistry,
        Descriptor descriptor,
        Optional<String> netns,
        Tracing tracing,
        Optional<Fallback> fallback) {

    /// What sockets are opened with if nothing is said: registry and log as [SocketRegistry#enable()] and
    /// [SocketTracing#startNew()] have decided, a duplicate of a descriptor, the process's own network namespace.
    public static final OpenOptions DEFAULT =
            new OpenOptions(
                    Registering.AS_USUAL, Descriptor.DUPLICATE, Optional.empty(), Tracing.AS_USUAL, Optional.empty());

    /// Checks that nothing is null.
    public OpenOptions {
        Objects.requireNonNull(useRegistry, "useRegistry");
        Objects.requireNonNull(descriptor, "descriptor");
        Objects.requireNonNull(netns, "netns");
        Objects.requireNonNull(tracing, "tracing");
        Objects.requireNonNull(fallback, "fallback");
    }

    /// Whether a socket is listed in the [SocketRegistry]. OTP's `use_registry`.
    public enum Registering {
        /// As [SocketRegistry#enable()] and [SocketRegistry#disable()] have decided.
        AS_USUAL,
        /// It is listed.
        ALWAYS,
        /// It is not, until it is monitored or [OtpOptions#USE_REGISTRY] is set.
        NEVER
    }

    /// What to do with a descriptor that exists already. OTP's `dup`.
    public enum Descriptor {
        /// Work on a duplicate and leave the given one to the caller, who closes it.
        DUPLICATE,
        /// Work on the given one, which the caller closes: closing the socket leaves it open.
        SHARE
    }

    /// What sort of socket it is.
    ///
    /// @param domain the address family
    /// @param type the type
    /// @param protocol the protocol
    public record Fallback(Domain domain, Type type, Protocol protocol) {

        /// Checks that nothing is null.
        public Fallback {
            Objects.requireNonNull(domain, "domain");
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(protocol, "protocol");
        }
    }

    /// Whether calls on the socket are logged at first. [OtpOptions#DEBUG] changes it later. OTP's `debug`.
    public enum Tracing {
        /// As [SocketTracing#startNew()] and [SocketTracing#stopNew()] have decided.
        AS_USUAL,
        /// They are.
        ON,
        /// They are not.
        OFF
    }

    /// Chooses whether the socket is listed in the [SocketRegistry].
    ///
    /// @param choice whether it is
    /// @return these options with that
    public OpenOptions withUseRegistry(Registering choice) {
        Objects.requireNonNull(choice, "choice");
        return new OpenOptions(choice, descriptor, netns, tracing, fallback);
    }

    /// Chooses what to do with a descriptor that exists already.
    ///
    /// @param choice what to do with it
    /// @return these options with that
    public OpenOptions withDescriptor(Descriptor choice) {
        Objects.requireNonNull(choice, "choice");
        return new OpenOptions(useRegistry, choice, netns, tracing, fallback);
    }

    /// Chooses the network namespace that a new socket is in.
    ///
    /// @param place a path such as `/proc/4711/ns/net`, or a name as `ip netns` has it
    /// @return these options with that
    public OpenOptions withNetns(String place) {
        Objects.requireNonNull(place, "place");
        return new OpenOptions(useRegistry, descriptor, Optional.of(place), tracing, fallback);
    }

    /// Chooses whether calls on the socket are logged at first.
    ///
    /// @param choice whether they are
    /// @return these options with that
    public OpenOptions withTracing(Tracing choice) {
        return new OpenOptions(useRegistry, descriptor, netns, Objects.requireNonNull(choice, "choice"), fallback);
    }

    /// Chooses what a descriptor is taken for if its kind cannot be read from it. On Linux that happens only if it is
    /// no socket. OTP's `domain`, `type` and `protocol`.
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
