package dev.osock.internal.wire;

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

    private static final int SIZE = Abi.current().size("sock_extended_err");
    private static final Field ERRNO = Field.of("sock_extended_err", "ee_errno");
    private static final Field ORIGIN = Field.of("sock_extended_err", "ee_origin");
    private static final Field TYPE = Field.of("sock_extended_err", "ee_type");
    private static final Field CODE = Field.of("sock_extended_err", "ee_code");
    private static final Field INFO = Field.of("sock_extended_err", "ee_info");
    private static final Field DATA = Field.of("sock_extended_err", "ee_data");

    @Override
    public int room() {
        return SIZE + SockaddrCodec.MAX;
    }

    @Override
    public void encode(ExtendedError value, MemorySegment target, long at) {
        ERRNO.put(target, at, value.error().number());
        ORIGIN.put(target, at, value.origin().number());
        TYPE.put(target, at, value.type());
        CODE.put(target, at, value.code());
        INFO.put(target, at, value.info());
        DATA.put(target, at, value.data());
        value.offender().ifPresent(address -> SockaddrCodec.encode(address, target, at + SIZE));
    }

    @Override
    public @Nullable ExtendedError decode(MemorySegment source, long at, int length) {
        if (length < SIZE) {
            return null;
        }
        Sockaddr offender = SockaddrCodec.decode(source, at + SIZE, length - SIZE);
        return new ExtendedError(
                Errno.of(ERRNO.number(source, at)),
                new ExtendedError.Origin(ORIGIN.number(source, at)),
                TYPE.number(source, at),
                CODE.number(source, at),
                INFO.number(source, at),
                DATA.number(source, at),
                offender.family().equals(Domain.UNSPEC) ? Optional.empty() : Optional.of(offender));
    }
}
