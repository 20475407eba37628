package dev.osock.net.conformance;

import java.util.ArrayList;
import java.util.List;

/// Methods times states: what each method does in each state of a socket, a check each.
///
/// @param <S> the class of the sockets
final class Matrix<S> {

    /// The outcome of what is checked elsewhere.
    static final String ELSEWHERE = "elsewhere";

    /// Brings a socket into a state.
    interface State<S> {
        S in(Stage stage) throws Exception;
    }

    private record Named<S>(String name, State<S> state) {}

    private final String what;
    private final List<Named<S>> states = new ArrayList<>();
    private final List<Check> checks = new ArrayList<>();

    /// Begins a table.
    ///
    /// @param what what the sockets are
    Matrix(String what) {
        this.what = what;
    }

    Matrix<S> state(String name, State<S> state) {
        states.add(new Named<>(name, state));
        return this;
    }

    /// Adds a method.
    ///
    /// @param outcomes in each state; fewer if the last is that of all that follow
    void row(String method, Outcome.Body<S> call, String... outcomes) {
        for (int i = 0; i < states.size(); i++) {
            Named<S> named = states.get(i);
            String outcome = outcomes[Math.min(i, outcomes.length - 1)];
            if (!outcome.equals(ELSEWHERE)) {
                checks.add(Check.same(method + " of " + what + " that is " + named.name, outcome,
                        stage -> call.of(named.state.in(stage))));
            }
        }
    }

    /// Adds a method that gives nothing.
    void does(String method, Outcome.Action<S> call, String... outcomes) {
        row(method, Outcome.doing(call), outcomes);
    }

    List<Check> checks() {
        return checks;
    }
}
