package dev.osock.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.osock.address.SockaddrIn;
import dev.osock.error.Errno;
import dev.osock.error.ErrnoException;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

@org.junit.jupiter.api.Timeout(20)
class ShutLaneTest {

    private static final Timeout LIMIT = new Timeout(10_000_000_000L);

    @Test
    void anInetListenerThatWasShutDownAndListensAgainAcceptsAgain() throws Exception {
        Endpoint listener = Endpoint.open(Domain.INET.number(), Type.STREAM.number(), 0, Function.identity());
        listener.bind(SockaddrIn.loopback(0));
        listener.listen(1);
        listener.shutdown(Direction.READ);
        assertThatExceptionOfType(ErrnoException.class)
                .isThrownBy(() -> Connecting.accept(listener, LIMIT, Function.identity()))
                .matches(failure -> failure.errno().equals(Errno.EINVAL));

        listener.listen(1);
        var accepting = new FutureTask<>(() -> Connecting.accept(listener, LIMIT, Function.identity()));
        Thread.ofVirtual().start(accepting);
        Thread.sleep(20);
        Endpoint near = Endpoint.open(Domain.INET.number(), Type.STREAM.number(), 0, Function.identity());
        Connecting.connect(near, listener.sockname(), LIMIT);
        Endpoint far = accepting.get();

        assertThat(far.peername()).isEqualTo(near.sockname());
        far.close();
        near.close();
        listener.close();
    }
}
