package dev.osock.internal.wire;

/// The text of a caller's value in the message of a failure: whole if it is short, its beginning if it is long, since a
/// message is read by people.
public final class Brief {

    private static final int WHOLE = 100;
    private static final int BEGINNING = 60;

    private Brief() {}

    /// Gives the text.
    ///
    /// @param value the value
    /// @return at most some hundred characters
    public static String of(Object value) {
        String text = value.toString();
        return text.length() <= WHOLE
                ? text
                : text.substring(0, BEGINNING) + "... (" + text.length() + " characters)";
    }
}
