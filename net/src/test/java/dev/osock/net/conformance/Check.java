package dev.osock.net.conformance;

/// One behaviour, and what comes of it on either side: the same, but where there is a reason.
///
/// @param name what is asked
/// @param jdk what comes of it with the JDK's sockets
/// @param osock what comes of it with the library's
/// @param body asks
record Check(String name, String jdk, String osock, Outcome.Body<Stage> body) {

    static Check same(String name, String outcome, Outcome.Body<Stage> body) {
        return new Check(name, outcome, outcome, body);
    }

    /// One that is not the same. What each gives is written down, so that a difference that has gone is noticed.
    static Check differing(Difference why, String name, String jdk, String osock, Outcome.Body<Stage> body) {
        return new Check(name + " (" + why + ")", jdk, osock, body);
    }

    String outcome(Faces faces) {
        return faces == Faces.JDK ? jdk : osock;
    }
}
