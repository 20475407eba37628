package dev.osock.internal.verb;

import dev.osock.address.Sockaddr;
import dev.osock.internal.socket.DescriptorState;
import dev.osock.message.ControlMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A received message, of which the public object is made.
///
/// @param source who sent it, null if the operating system does not tell
/// @param data its bytes, empty if they went into the caller's buffers
/// @param length how long it was; more than was received if `MSG_TRUNC` was asked for
/// @param flags the `MSG_*` bits that came with it
/// @param control its control messages
/// @param natives the same, undecoded
/// @param descriptors the owners of the descriptors that came along, which they get when the public object is made
public record ReceivedMsgState(
        @Nullable Sockaddr source,
        byte[] data,
        long length,
        int flags,
        List<ControlMessage> control,
        List<ControlMessage.Native> natives,
        List<DescriptorState> descriptors) {}
