package dev.osock;

import dev.osock.internal.verb.Features;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Support;
import dev.osock.kind.Type;
import dev.osock.option.TlsOptions;

/// What a platform or its kernel may lack: [Platform#support(Feature)] tells. The running kernel is asked; OTP's answer
/// is what the C headers say.
public enum Feature {
    /// Sockets of the protocol SCTP.
    SCTP {
        @Override
        Support probe() {
            return Features.opens(Domain.INET.number(), Type.STREAM.number(), Protocol.SCTP.number());
        }
    },
    /// Sockets of IPv6.
    IPV6 {
        @Override
        Support probe() {
            return Features.opens(Domain.INET6.number(), Type.DGRAM.number(), 0);
        }
    },
    /// Unix sockets.
    LOCAL {
        @Override
        Support probe() {
            return Features.opens(Domain.LOCAL.number(), Type.STREAM.number(), 0);
        }
    },
    /// Network namespaces, as [OpenOptions#withNetns] takes them: there is `/proc/self/ns/net`.
    NETNS {
        @Override
        Support probe() {
            return Features.hasNamespaces();
        }
    },
    /// Sending files, [BlockingIo#sendfile]: every kernel that the library runs on has it.
    SENDFILE {
        @Override
        Support probe() {
            return Support.YES;
        }
    },
    /// Sockets between a virtual machine and its host. OTP has no such feature.
    VSOCK {
        @Override
        Support probe() {
            return Features.opens(Domain.VSOCK.number(), Type.STREAM.number(), 0);
        }
    },
    /// Sockets of Multipath TCP; yes also where they are switched off (`net.mptcp.enabled`). OTP has no such feature.
    MPTCP {
        @Override
        Support probe() {
            return Features.opens(Domain.INET.number(), Type.STREAM.number(), Protocol.MPTCP.number());
        }
    },
    /// TLS in the kernel, [TlsOptions]. OTP has no such feature.
    TLS {
        @Override
        Support probe() {
            return Platform.support(TlsOptions.TX);
        }
    };

    abstract Support probe();

    /// Names the feature in lower case: `sctp`, `ipv6`. These are OTP's names, where it has the feature.
    ///
    /// @return the lower-case name
    public String otpName() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
