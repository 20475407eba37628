package dev.osock.internal.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.osock.error.SocketErrnoException;
import dev.osock.internal.registry.Registry;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What keeps descriptors reachable that have a public object keeps only those that own one.
@Timeout(20)
class DescriptorStateTest {

    private static final int NO_DESCRIPTOR = 1_000_000;

    private final Object shown = new Object();
    private int before;

    @BeforeEach
    void count() {
        before = Registry.countAll();
    }

    private DescriptorState withFace(DescriptorState state) {
        state.face(shown);
        return state;
    }

    private static OpenSocket socket() throws Exception {
        return Opening.open(Domain.LOCAL.number(), Type.STREAM.number(), 0, Function.identity());
    }

    @Test
    void oneThatIsClosedIsForgotten() throws Exception {
        OpenSocket socket = socket();
        DescriptorState duplicate = DescriptorState.duplicateOf(socket, this::withFace);
        assertThat(Registry.countAll()).isEqualTo(before + 2);
        duplicate.close();
        socket.close();
        assertThat(Registry.countAll()).isEqualTo(before);
    }

    @Test
    void oneThatIsGivenToASocketIsForgotten() throws Exception {
        OpenSocket socket = socket();
        DescriptorState duplicate = DescriptorState.duplicateOf(socket, this::withFace);
        OpenSocket adopted = Opening.adopt(duplicate, true, Function.identity());
        adopted.close();
        socket.close();
        assertThat(Registry.countAll()).isEqualTo(before);
    }

    @Test
    void oneThatCouldNotBeMadeIsForgottenWhenItIsClosed() {
        List<DescriptorState> made = new ArrayList<>();
        assertThatExceptionOfType(SocketErrnoException.class)
                .isThrownBy(() -> DescriptorState.duplicateOf(NO_DESCRIPTOR, state -> {
                    made.add(withFace(state));
                    return state;
                }));
        made.forEach(DescriptorState::close);
        assertThat(Registry.countAll()).isEqualTo(before);
    }
}
