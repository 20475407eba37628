package dev.osock.internal.wire;

import dev.osock.internal.abi.Abi;
import dev.osock.option.SctpEvents;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// `struct sctp_event_subscribe` ↔ [SctpEvents].
final class SctpEventsCodec implements ShapeCodec<SctpEvents> {

    static final SctpEventsCodec CODEC = new SctpEventsCodec();

    private static final int SIZE = Abi.current().size("sctp_event_subscribe");
    private static final Field DATA_IO = Field.of("sctp_event_subscribe", "sctp_data_io_event");
    private static final Field ASSOCIATION = Field.of("sctp_event_subscribe", "sctp_association_event");
    private static final Field ADDRESS = Field.of("sctp_event_subscribe", "sctp_address_event");
    private static final Field SEND_FAILURE = Field.of("sctp_event_subscribe", "sctp_send_failure_event");
    private static final Field PEER_ERROR = Field.of("sctp_event_subscribe", "sctp_peer_error_event");
    private static final Field SHUTDOWN = Field.of("sctp_event_subscribe", "sctp_shutdown_event");
    private static final Field PARTIAL_DELIVERY = Field.of("sctp_event_subscribe", "sctp_partial_delivery_event");
    private static final Field ADAPTATION_LAYER = Field.of("sctp_event_subscribe", "sctp_adaptation_layer_event");
    private static final Field AUTHENTICATION = Field.of("sctp_event_subscribe", "sctp_authentication_event");
    private static final Field SENDER_DRY = Field.of("sctp_event_subscribe", "sctp_sender_dry_event");

    @Override
    public int size(SctpEvents value) {
        return SIZE;
    }

    @Override
    public int room() {
        return SIZE;
    }

    @Override
    public void encode(SctpEvents value, MemorySegment target, long at) {
        target.asSlice(at, SIZE).fill((byte) 0);
        DATA_IO.put(target, at, value.dataIo() ? 1 : 0);
        ASSOCIATION.put(target, at, value.association() ? 1 : 0);
        ADDRESS.put(target, at, value.address() ? 1 : 0);
        SEND_FAILURE.put(target, at, value.sendFailure() ? 1 : 0);
        PEER_ERROR.put(target, at, value.peerError() ? 1 : 0);
        SHUTDOWN.put(target, at, value.shutdown() ? 1 : 0);
        PARTIAL_DELIVERY.put(target, at, value.partialDelivery() ? 1 : 0);
        ADAPTATION_LAYER.put(target, at, value.adaptationLayer() ? 1 : 0);
        AUTHENTICATION.put(target, at, value.authentication() ? 1 : 0);
        SENDER_DRY.put(target, at, value.senderDry() ? 1 : 0);
    }

    @Override
    public @Nullable SctpEvents decode(MemorySegment source, long at, int length) {
        return length < SIZE
                ? null
                : new SctpEvents(DATA_IO.get(source, at) != 0, ASSOCIATION.get(source, at) != 0,
                        ADDRESS.get(source, at) != 0, SEND_FAILURE.get(source, at) != 0,
                        PEER_ERROR.get(source, at) != 0, SHUTDOWN.get(source, at) != 0,
                        PARTIAL_DELIVERY.get(source, at) != 0, ADAPTATION_LAYER.get(source, at) != 0,
                        AUTHENTICATION.get(source, at) != 0, SENDER_DRY.get(source, at) != 0);
    }
}
