package dev.osock.internal.abi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.error.Errno;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Type;
import dev.osock.message.MsgFlags;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The vocabulary carries Linux's numbers itself, as it may not ask the tables; here it is held to them.
class VocabularyNumbersTest {
    @ParameterizedTest
    @ValueSource(strings = {"linux-x86-64", "linux-aarch64"})
    void everyDomainHasThePlatformsNumber(String platform) {
        assertNumbers(platform, "AF_", constants(Domain.class, Domain::number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"linux-x86-64", "linux-aarch64"})
    void everyTypeHasThePlatformsNumber(String platform) {
        assertNumbers(platform, "SOCK_", constants(Type.class, Type::number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"linux-x86-64", "linux-aarch64"})
    void everyProtocolHasThePlatformsNumber(String platform) {
        Map<String, Integer> protocols = constants(Protocol.class, Protocol::number);
        assertThat(protocols.remove("DEFAULT")).isZero();
        assertNumbers(platform, "IPPROTO_", protocols);
    }

    @ParameterizedTest
    @ValueSource(strings = {"linux-x86-64", "linux-aarch64"})
    void everyMessageFlagHasThePlatformsNumber(String platform) {
        Map<String, Integer> flags = constants(MsgFlags.class, MsgFlags::bits);
        assertThat(flags.remove("NONE")).isZero();
        assertNumbers(platform, "MSG_", flags);
    }

    @ParameterizedTest
    @ValueSource(strings = {"linux-x86-64", "linux-aarch64"})
    void everyErrorHasThePlatformsNumber(String platform) {
        assertNumbers(platform, "", constants(Errno.class, Errno::number));
    }

    private static void assertNumbers(String platform, String prefix, Map<String, Integer> constants) {
        Abi abi = Abi.of(platform);
        assertThat(constants).isNotEmpty()
                .allSatisfy((name, number) -> assertThat(abi.number(prefix + name))
                        .isEqualTo(number));
    }

    /// The public constants of a class's own type, by name.
    private static <T> Map<String, Integer> constants(Class<T> type, ToIntFunction<T> number) {
        Map<String, Integer> constants = new TreeMap<>();
        Arrays.stream(type.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == type)
                .forEach(field -> constants.put(field.getName(), number.applyAsInt(value(type, field))));
        return constants;
    }

    private static <T> T value(Class<T> type, Field field) {
        try {
            return type.cast(field.get(null));
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
