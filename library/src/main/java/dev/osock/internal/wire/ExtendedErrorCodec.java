package dev.osock.internal.wire;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import dev.osock.address.Sockaddr;
import dev.osock.error.Errno;
import dev.osock.internal.abi.Abi;
import dev.osock.kind.Domain;
import dev.osock.message.ExtendedError;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `struct sock_extended_err` and the address of the offender behind it ↔ [ExtendedError].
final class ExtendedErrorCodec implements ShapeCodec<ExtendedError> {

    static final ExtendedErrorCodec CODEC = new ExtendedErrorCodec();

    private static final int SIZE = Abi.current().size("sock_extended_err");
    private static final int ERRNO = Abi.current().offset("sock_extended_err", "ee_errno");
    private static final int ORIGIN = Abi.current().offset("sock_extended_err", "ee_origin");
    private static final int TYPE = Abi.current().offset("sock_extended_err", "ee_type");
    private static final int CODE = Abi.current().offset("sock_extended_err", "ee_code");
    private static final int INFO = Abi.current().offset("sock_extended_err", "ee_info");
    private static final int DATA = Abi.current().offset("sock_extended_err", "ee_data");

    @Override
    public int size(ExtendedError value) {
        return SIZE + value.offender().map(_ -> SockaddrCodec.MAX).orElse(0);
    }

    @Override
    public int room() {
        return SIZE + SockaddrCodec.MAX;
    }

    @Override
    public void encode(ExtendedError value, MemorySegment target, long at) {
        target.asSlice(at, size(value)).fill((byte) 0);
        target.set(JAVA_INT_UNALIGNED, at + ERRNO, value.error().number());
        target.set(JAVA_BYTE, at + ORIGIN, (byte) value.origin().number());
        target.set(JAVA_BYTE, at + TYPE, (byte) value.type());
        target.set(JAVA_BYTE, at + CODE, (byte) value.code());
        target.set(JAVA_INT_UNALIGNED, at + INFO, value.info());
        target.set(JAVA_INT_UNALIGNED, at + DATA, value.data());
        value.offender().ifPresent(address -> SockaddrCodec.encode(address, target, at + SIZE));
    }

    @Override
    public @Nullable ExtendedError decode(MemorySegment source, long at, int length) {
        if (length < SIZE) {
            return null;
        }
        Sockaddr offender = SockaddrCodec.decode(source, at + SIZE, length - SIZE);
        return new ExtendedError(
                Errno.of(source.get(JAVA_INT_UNALIGNED, at + ERRNO)),
                new ExtendedError.Origin(Byte.toUnsignedInt(source.get(JAVA_BYTE, at + ORIGIN))),
                Byte.toUnsignedInt(source.get(JAVA_BYTE, at + TYPE)),
                Byte.toUnsignedInt(source.get(JAVA_BYTE, at + CODE)),
                source.get(JAVA_INT_UNALIGNED, at + INFO),
                source.get(JAVA_INT_UNALIGNED, at + DATA),
                offender.family().equals(Domain.UNSPEC) ? Optional.empty() : Optional.of(offender));
    }
}
