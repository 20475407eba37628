package dev.osock.internal.wire;

import dev.osock.internal.abi.Abi;
import dev.osock.option.SctpAssocparams;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// `struct sctp_assocparams` ↔ [SctpAssocparams].
final class SctpAssocparamsCodec implements ShapeCodec<SctpAssocparams> {

    static final SctpAssocparamsCodec CODEC = new SctpAssocparamsCodec();

    private static final int SIZE = Abi.current().size("sctp_assocparams");
    private static final Field ID = Field.of("sctp_assocparams", "sasoc_assoc_id");
    private static final Field MAXRXT = Field.of("sctp_assocparams", "sasoc_asocmaxrxt");
    private static final Field PEERS = Field.of("sctp_assocparams", "sasoc_number_peer_destinations");
    private static final Field PEER_RWND = Field.of("sctp_assocparams", "sasoc_peer_rwnd");
    private static final Field LOCAL_RWND = Field.of("sctp_assocparams", "sasoc_local_rwnd");
    private static final Field COOKIE_LIFE = Field.of("sctp_assocparams", "sasoc_cookie_life");

    @Override
    public int size(SctpAssocparams value) {
        return SIZE;
    }

    @Override
    public int room() {
        return SIZE;
    }

    @Override
    public void encode(SctpAssocparams value, MemorySegment target, long at) {
        target.asSlice(at, SIZE).fill((byte) 0);
        ID.putInt(target, at, value.assocId());
        MAXRXT.put(target, at, value.asocmaxrxt());
        PEERS.put(target, at, value.numberPeerDestinations());
        PEER_RWND.put(target, at, value.peerRwnd());
        LOCAL_RWND.put(target, at, value.localRwnd());
        COOKIE_LIFE.put(target, at, value.cookieLife());
    }

    @Override
    public @Nullable SctpAssocparams decode(MemorySegment source, long at, int length) {
        return length < SIZE
                ? null
                : new SctpAssocparams(ID.getInt(source, at), MAXRXT.getInt(source, at), PEERS.getInt(source, at),
                        PEER_RWND.get(source, at), LOCAL_RWND.get(source, at), COOKIE_LIFE.get(source, at));
    }
}
