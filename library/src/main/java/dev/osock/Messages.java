package dev.osock;

import dev.osock.SocketMessage.AbortMessage;
import dev.osock.SocketMessage.CounterWrapMessage;
import dev.osock.SocketMessage.DownInfo;
import dev.osock.SocketMessage.DownMessage;
import dev.osock.SocketMessage.SelectMessage;
import dev.osock.internal.mailbox.SocketMessageState;

/// Gives the engine's signals their public form.
final class Messages {

    private Messages() {}

    static SocketMessage of(SocketMessageState signal) {
        Socket socket = (Socket) signal.socket();
        return switch (signal) {
            case SocketMessageState.Select select -> new SelectMessage(socket, new SelectHandle(select.handle()));
            case SocketMessageState.Abort abort ->
                new AbortMessage(socket, new SelectHandle(abort.handle()), abort.reason());
            case SocketMessageState.CounterWrap wrap -> new CounterWrapMessage(socket, wrap.counter());
            case SocketMessageState.Down down -> new DownMessage(socket, new Monitor(down.watch()), DownInfo.CLOSED);
        };
    }
}
