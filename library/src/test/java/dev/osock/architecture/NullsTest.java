package dev.osock.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A null is refused by each public method and constructor before it does anything: by a `NullPointerException` whose
/// message is the parameter's name.
///
/// Left out are `equals`, which takes it; `valueOf` of enumerations, which is the JDK's; and what the streams and
/// channels of a socket have from `java.io` and `java.nio`, which is compared with the JDK's own elsewhere.
class NullsTest {

    private final List<String> wrong = new ArrayList<>();
    private int asked;

    @Test
    void aNullIsRefusedByTheNameOfItsParameter() throws Exception {
        List<Class<?>> types =
                ClassFiles.exported()
                        .filter(type -> Modifier.isPublic(type.getModifiers()))
                        .filter(type -> !type.isAnnotationPresent(FunctionalInterface.class)) // the caller's own code
                        .toList();
        try (Samples samples = new Samples()) {
            for (Class<?> type : types) {
                for (Executable member : members(type)) {
                    ask(samples, type, member);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(asked).as("how many parameters").isGreaterThan(500);
    }

    private static List<Executable> members(Class<?> type) {
        Stream<Constructor<?>> constructors =
                Modifier.isAbstract(type.getModifiers()) ? Stream.empty() : Stream.of(type.getConstructors());
        Stream<Method> methods = Stream.of(type.getMethods())
                .filter(method -> method.getDeclaringClass() == type) // those of others are asked there
                .filter(method -> !method.isBridge() && !method.getName().equals("equals"))
                .filter(method -> !(type.isEnum() && method.getName().equals("valueOf")));
        return Stream.<Executable>concat(constructors, methods).toList();
    }

    private void ask(Samples samples, Class<?> type, Executable member) throws ReflectiveOperationException {
        for (int i = 0; i < member.getParameterCount(); i++) {
            if (member.getParameterTypes()[i].isPrimitive()) {
                continue;
            }
            Object[] arguments = samples.ofAll(member.getParameterTypes());
            arguments[i] = null;
            String name = member.getParameters()[i].getName();
            String answer = answer(samples, type, member, arguments);
            asked++;
            if (!answer.equals("NullPointerException: " + name)) {
                wrong.add(member.toGenericString() + " with null for " + name + ": " + answer);
            }
        }
    }

    private static String answer(Samples samples, Class<?> type, Executable member, Object... arguments)
            throws ReflectiveOperationException {
        try {
            Object result = member instanceof Constructor<?> constructor
                    ? constructor.newInstance(arguments)
                    : ((Method) member)
                            .invoke(Modifier.isStatic(member.getModifiers()) ? null : samples.of(type), arguments);
            return "taken, " + Objects.toString(result);
        } catch (InvocationTargetException thrown) {
            Throwable cause = thrown.getCause();
            return cause.getClass().getSimpleName() + ": " + cause.getMessage();
        }
    }
}
