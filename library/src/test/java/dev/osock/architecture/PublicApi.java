package dev.osock.architecture;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.summingLong;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Writes what other modules see of some classes: types and members with generic signatures and nullness, in a fixed
/// order.
final class PublicApi {
    private static final List<String> OF_EVERY_OBJECT = List.of("equals", "hashCode", "toString");

    private PublicApi() {}

    /// Writes the public ones among some classes, and first how much there is of them.
    static String dump(Stream<Class<?>> classes) {
        List<Class<?>> types = visible(classes);
        return counts(types) + "\n" + types.stream().map(PublicApi::type).collect(joining("\n"));
    }

    private static List<Class<?>> visible(Stream<Class<?>> classes) {
        return classes.filter(PublicApi::isVisible).sorted(Comparator.comparing(Class::getName)).toList();
    }

    /// Finds the verbs among the methods of some classes: those of the root package's public types, each where it is
    /// declared first. Components of records are none, nor is what every enumeration has.
    static List<Method> verbs(Stream<Class<?>> classes) {
        return visible(classes).stream()
                .filter(type -> type.getPackageName().equals("dev.osock"))
                .flatMap(type -> methods(type)
                        .filter(method -> !isOfComponent(type, method) && !isOfEnum(type, method)
                                && !isDeclaredAbove(type, method)))
                .toList();
    }

    private static boolean isOfEnum(Class<?> type, Method method) {
        return type.isEnum() && List.of("values", "valueOf").contains(method.getName());
    }

    /// Whether an interface of ours has the method, which this one carries out.
    private static boolean isDeclaredAbove(Class<?> type, Method method) {
        return withHiddenSuperclasses(type)
                .flatMap(each -> Stream.of(each.getInterfaces()))
                .filter(above -> above != type && above.getPackageName().equals("dev.osock"))
                .flatMap(above -> Stream.of(above.getDeclaredMethods()))
                .anyMatch(above -> above.getName().equals(method.getName())
                        && Arrays.equals(above.getParameterTypes(), method.getParameterTypes()));
    }

    private static String counts(List<Class<?>> types) {
        Map<String, Long> perPackage = types.stream()
                .collect(groupingBy(
                        Class::getPackageName,
                        TreeMap::new,
                        summingLong(type -> methods(type).filter(method -> !isOfComponent(type, method)).count())));
        return "# " + verbs(types.stream()).size() + " verbs (docs/adr/0020)\n"
                + "# " + types.size() + " types; methods other than those of records' components:\n"
                + perPackage.entrySet()
                        .stream()
                        .map(each -> "# " + each.getKey() + " " + each.getValue() + "\n")
                        .collect(joining());
    }

    private static boolean isOfComponent(Class<?> type, Method method) {
        return type.isRecord() && Stream.of(type.getRecordComponents())
                .anyMatch(component -> component.getAccessor().equals(method));
    }

    private static boolean isVisible(Class<?> type) {
        Class<?> outer = type.getDeclaringClass();
        return isVisible(type.getModifiers()) && (outer == null ? !type.isAnonymousClass() : isVisible(outer));
    }

    private static boolean isVisible(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    private static String type(Class<?> type) {
        Stream<String> fields = visible(type.getDeclaredFields()).map(PublicApi::field);
        Stream<String> constructors = visible(type.getDeclaredConstructors()).map(PublicApi::constructor);
        Stream<String> methods = methods(type).map(PublicApi::method).distinct();
        return abbreviated(type.toGenericString()
                + clause(" extends ", Stream.ofNullable(type.getGenericSuperclass()).filter(PublicApi::isTelling))
                + clause(type.isInterface() ? " extends " : " implements ", Stream.of(type.getGenericInterfaces()))
                + clause(" permits ", type.isSealed() ? Stream.of(type.getPermittedSubclasses()) : Stream.empty()))
                + "\n"
                + Stream.of(fields, constructors, methods)
                        .flatMap(Stream::sorted)
                        .map(member -> "    " + member + "\n")
                        .collect(joining());
    }

    private static Stream<Method> methods(Class<?> type) {
        return withHiddenSuperclasses(type)
                .flatMap(declaring -> visible(declaring.getDeclaredMethods()))
                .filter(method -> !OF_EVERY_OBJECT.contains(method.getName()));
    }

    private static Stream<Class<?>> withHiddenSuperclasses(Class<?> type) {
        return Stream.<Class<?>>iterate(type, Objects::nonNull, Class::getSuperclass)
                .takeWhile(above -> above == type || !isVisible(above));
    }

    private static boolean isTelling(Type superclass) {
        return superclass != Object.class && superclass != Record.class
                && !superclass.getTypeName().startsWith("java.lang.Enum");
    }

    private static <M extends Member> Stream<M> visible(M[] members) {
        return Arrays.stream(members).filter(member -> isVisible(member.getModifiers()) && !member.isSynthetic());
    }

    private static String field(Field field) {
        return abbreviated(modifiers(field.getModifiers() & Modifier.fieldModifiers()) + field.getAnnotatedType() + " "
                + field.getName());
    }

    private static String constructor(Constructor<?> constructor) {
        return executable(constructor, constructor.getDeclaringClass().getSimpleName());
    }

    private static String method(Method method) {
        String kind = method.isDefault() ? "default " : "";
        return kind + executable(method, method.getAnnotatedReturnType() + " " + method.getName());
    }

    private static String executable(Executable member, String typeAndName) {
        int keep = member instanceof Method ? Modifier.methodModifiers() : Modifier.constructorModifiers();
        String variables = Stream.of(member.getTypeParameters()).map(PublicApi::variable).collect(joining(", "));
        String parameters = Stream.of(member.getAnnotatedParameterTypes())
                .map(AnnotatedType::toString)
                .collect(joining(", "));
        return abbreviated(modifiers(member.getModifiers() & keep & ~Modifier.SYNCHRONIZED)
                + (variables.isEmpty() ? "" : "<" + variables + "> ")
                + typeAndName
                + "(" + parameters + ")"
                + clause(" throws ", Stream.of(member.getGenericExceptionTypes())));
    }

    private static String variable(TypeVariable<?> variable) {
        String bounds = Stream.of(variable.getAnnotatedBounds())
                .map(AnnotatedType::toString)
                .filter(bound -> !bound.equals("java.lang.Object"))
                .collect(joining(" & "));
        return bounds.isEmpty() ? variable.getName() : variable.getName() + " extends " + bounds;
    }

    private static String modifiers(int modifiers) {
        return modifiers == 0 ? "" : Modifier.toString(modifiers) + " ";
    }

    private static String clause(String keyword, Stream<? extends Type> types) {
        String list = types.map(Type::getTypeName).collect(joining(", "));
        return list.isEmpty() ? "" : keyword + list;
    }

    private static String abbreviated(String text) {
        return text.replace("org.jspecify.annotations.Nullable()", "Nullable")
                .replace('$', '.')
                .replaceAll("\\bjava\\.(?:lang|util|util\\.function)\\.(?=@?[A-Z])", "");
    }
}
