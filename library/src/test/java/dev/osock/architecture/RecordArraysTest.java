package dev.osock.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.Attempt;
import dev.osock.ReceivedMsg;
import dev.osock.message.ControlMessage;
import dev.osock.message.Received;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every public record that has an array, or that may have one as a value of any type: it is equal to another by what
/// is in the array.
class RecordArraysTest {

    /// What a receive returns: the array was made for the caller, whose own it is. All others are values, which share
    /// none.
    private static final Set<Class<?>> OF_RECEIVES =
            Set.of(Received.class, ReceivedMsg.class, Attempt.Done.class, Attempt.Partial.class, Attempt.Armed.class);

    private static Samples samples;

    @BeforeAll
    static void make() throws IOException {
        samples = new Samples();
    }

    @AfterAll
    static void close() throws IOException {
        samples.close();
    }

    private static Stream<Class<?>> all() throws IOException {
        return ClassFiles.exported()
                .filter(type -> type.isRecord() && Modifier.isPublic(type.getModifiers()))
                .filter(type -> Stream.of(type.getRecordComponents()).anyMatch(each -> hasArray(type, each)));
    }

    private static Stream<Class<?>> values() throws IOException {
        return all().filter(type -> !OF_RECEIVES.contains(type));
    }

    /// No control message has an array for a value.
    private static boolean hasArray(Class<?> type, RecordComponent component) {
        return component.getType().isArray()
                || (component.getType() == Object.class && type != ControlMessage.Typed.class);
    }

    private static Object make(Class<?> type, byte... array) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] arguments = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            arguments[i] = hasArray(type, components[i]) ? array : samples.of(types[i]);
        }
        return type.getDeclaredConstructor(types).newInstance(arguments);
    }

    /// Gives the array that a record has.
    private static byte[] array(Object value) throws ReflectiveOperationException {
        Class<?> type = value.getClass();
        for (RecordComponent component : type.getRecordComponents()) {
            if (hasArray(type, component)) {
                return (byte[]) component.getAccessor().invoke(value);
            }
        }
        throw new AssertionError("no array in " + value);
    }

    @ParameterizedTest
    @MethodSource("all")
    void arraysAreEqualIfTheirElementsAre(Class<?> type) throws Exception {
        Object value = make(type, (byte) 1, (byte) 2);
        Object same = make(type, (byte) 1, (byte) 2);
        assertThat(value).isEqualTo(same).hasSameHashCodeAs(same).hasToString(same.toString());
        assertThat(value).isNotEqualTo(make(type, (byte) 1, (byte) 3)).isNotEqualTo(make(type, (byte) 1));
        assertThat(value).isNotEqualTo(null).isNotEqualTo("x");
    }

    @ParameterizedTest
    @MethodSource("values")
    void valuesShareNoArray(Class<?> type) throws Exception {
        byte[] given = {1, 2};
        Object value = make(type, given);
        given[0] = 9;
        array(value)[0] = 9;
        assertThat(array(value)).containsExactly(1, 2);
        assertThat(value).isEqualTo(make(type, (byte) 1, (byte) 2));
    }

    @ParameterizedTest
    @MethodSource("receives")
    void whatIsReceivedIsNotCopied(Class<?> type) throws Exception {
        byte[] given = {1, 2};
        assertThat(array(make(type, given))).isSameAs(given);
    }

    private static Stream<Class<?>> receives() {
        return OF_RECEIVES.stream();
    }
}
