package dev.osock.internal.verb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.osock.address.SockaddrIn;
import dev.osock.error.Errno;
import dev.osock.error.SocketErrnoException;
import dev.osock.internal.socket.OpenSocket;
import dev.osock.internal.socket.Opening;
import dev.osock.internal.verb.Connecting;
import dev.osock.internal.verb.Naming;
import dev.osock.internal.wait.Timeout;
import dev.osock.kind.Domain;
import dev.osock.kind.Shutdown;
import dev.osock.kind.Type;
import dev.osock.testing.Patience;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

@org.junit.jupiter.api.Timeout(20)
class ShutLaneTest {

    private static final Timeout LIMIT = Timeout.of(Patience.seconds(10).toNanos());

    @Test
    void anInetListenerThatWasShutDownAndListensAgainAcceptsAgain() throws Exception {
        OpenSocket listener = Opening.open(Domain.INET.number(), Type.STREAM.number(), 0, Function.identity());
        Naming.bind(listener, SockaddrIn.loopback(0));
        Naming.listen(listener, 1);
        Naming.shutdown(listener, Shutdown.READ);
        assertThatExceptionOfType(SocketErrnoException.class)
                .isThrownBy(() -> Connecting.accept(listener, LIMIT, Function.identity()))
                .matches(failure -> failure.errno().equals(Errno.EINVAL));

        Naming.listen(listener, 1);
        var accepting = new FutureTask<>(() -> Connecting.accept(listener, LIMIT, Function.identity()));
        Thread.ofVirtual().start(accepting);
        Thread.sleep(20);
        OpenSocket near = Opening.open(Domain.INET.number(), Type.STREAM.number(), 0, Function.identity());
        Connecting.connect(near, Naming.sockname(listener), LIMIT);
        OpenSocket far = accepting.get();

        assertThat(Naming.peername(far)).isEqualTo(Naming.sockname(near));
        far.close();
        near.close();
        listener.close();
    }
}
