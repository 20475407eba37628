package dev.osock.internal.call;

import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.address.SockaddrIn6;
import dev.osock.internal.abi.Abi;
import dev.osock.internal.kernel.Kernel;
import dev.osock.internal.kernel.Scratch;
import dev.osock.internal.wire.SockaddrCodec;

/// Ends the association that connect(2) has made, by a connect to no address, and leaves a datagram socket bound as it
/// was.
///
/// With the association the kernel takes away the device, and the port if it has chosen that itself. Both are given
/// back. Meanwhile nothing arrives at the port, and another socket may take it.
final class Dissolution {

    private static final int SO_BINDTOIFINDEX = Abi.current().number("SO_BINDTOIFINDEX");

    private Dissolution() {}

    /// Connects to no address.
    ///
    /// @return 0 or `-errno`, which may be that of binding again
    static long attempt(Kind kind, int fd, Scratch scratch) {
        boolean isBound = kind.isInet() && kind.isDatagram() && Kernel.getsockname(scratch, fd) >= 0;
        Sockaddr before = isBound ? Call.address(scratch) : Sockaddr.unspec();
        int device = isBound ? device(fd, scratch) : 0;
        int dissolved = Kernel.connect(scratch, fd, encode(Sockaddr.unspec(), scratch));
        if (dissolved < 0 || !isBound) {
            return dissolved;
        }
        int again = device > 0 ? Kernel.setSocketOption(scratch, fd, SO_BINDTOIFINDEX, device) : 0;
        return again < 0 ? again : bindAgain(before, fd, scratch);
    }

    /// The device that the socket is bound to; not if that came with a peer whose address is only good there.
    private static int device(int fd, Scratch scratch) {
        boolean isScoped = Kernel.getpeername(scratch, fd) >= 0
                && Call.address(scratch) instanceof SockaddrIn6 peer
                && peer.scopeId() > 0;
        return isScoped ? 0 : Kernel.socketOption(scratch, fd, SO_BINDTOIFINDEX);
    }

    private static int bindAgain(Sockaddr before, int fd, Scratch scratch) {
        int named = Kernel.getsockname(scratch, fd);
        if (named < 0) {
            return named;
        }
        return switch (Call.address(scratch)) {
            case SockaddrIn left when left.port() == 0 && before instanceof SockaddrIn had && had.port() > 0 ->
                Kernel.bind(scratch, fd, encode(new SockaddrIn(left.addr(), had.port()), scratch));
            case SockaddrIn6 left when left.port() == 0 && before instanceof SockaddrIn6 had && had.port() > 0 -> {
                long scope = left.addr().equals(had.addr()) ? had.scopeId() : 0;
                yield Kernel.bind(scratch, fd, encode(new SockaddrIn6(left.addr(), had.port(), 0, scope), scratch));
            }
            default -> 0;
        };
    }

    private static int encode(Sockaddr address, Scratch scratch) {
        return SockaddrCodec.encode(address, scratch.memory(), Scratch.ADDRESS);
    }
}
