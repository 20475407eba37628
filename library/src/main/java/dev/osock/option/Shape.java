package dev.osock.option;

/// The form of an option's value: its Java type and the C type it stands for.
///
/// @param <T> the Java type
/// @param name the name of the form
/// @param type the Java type
public record Shape<T>(String name, Class<T> type) {

    /// A C `int` that is 0 or not.
    public static final Shape<Boolean> FLAG = new Shape<>("flag", Boolean.class);

    /// A C `int`.
    public static final Shape<Integer> INT = new Shape<>("int", Integer.class);

    /// `struct linger`.
    public static final Shape<Linger> LINGER = new Shape<>("linger", Linger.class);

    @Override
    public String toString() {
        return name;
    }
}
