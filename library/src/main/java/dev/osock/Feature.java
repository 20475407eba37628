package dev.osock;

import dev.osock.internal.verb.Features;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Support;
import dev.osock.kind.Type;

/// What a platform and its kernel may have or lack, and [Platform#support(Feature)] can be asked about. (OTP's answer
/// is what the headers say.)
public enum Feature {
    /// SCTP.
    SCTP {
        @Override
        Support probe() {
            return Features.opens(Domain.INET.number(), Type.STREAM.number(), Protocol.SCTP.number());
        }
    },
    /// IPv6.
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
    /// Network namespaces.
    NETNS {
        @Override
        Support probe() {
            return Features.hasNamespaces();
        }
    },
    /// [BlockingIo#sendfile].
    SENDFILE {
        @Override
        Support probe() {
            return Support.YES;
        }
    };

    abstract Support probe();

    /// Names the feature: `sctp`, `ipv6`. These are OTP's names.
    ///
    /// @return the lower-case name
    public String otpName() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
