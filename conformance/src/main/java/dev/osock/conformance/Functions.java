package dev.osock.conformance;

import dev.osock.conformance.term.Term;
import dev.osock.error.SocketException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The functions of the reference by name and arity: the one table of what can be called.
final class Functions {

    /// What makes a call.
    interface Function {

        /// Makes it.
        ///
        /// @throws SocketException if the library refuses
        /// @throws Refused if an argument cannot be used
        /// @throws Raised if the reference raises
        Term call(Caller caller, List<Term> arguments) throws IOException, Refused;
    }

    private final Map<String, Function> table = new HashMap<>();

    Functions(Bridge bridge) {
        new OpenCalls(bridge).enter(this);
        new ConnectCalls(bridge).enter(this);
        new SendCalls(bridge).enter(this);
        new VectorCalls(bridge).enter(this);
        new BatchCalls(bridge).enter(this);
        new FileCalls(bridge).enter(this);
        new ReceiveCalls(bridge).enter(this);
        new OptionCalls(bridge).enter(this);
        new IoctlCalls(bridge).enter(this);
        new SocketCalls(bridge).enter(this);
        new RegistryCalls(bridge).enter(this);
        new SupportCalls(bridge).enter(this);
    }

    void enter(String name, int arity, Function function) {
        table.put(name + "/" + arity, function);
    }

    /// Makes a call, and says how it ended: `{reply, Ref, Value}` or `{raise, Ref, Class, Reason}`.
    Term answer(Caller caller, Request request) {
        Function function =
                table.get(request.function() + "/" + request.arguments().size());
        if (function == null) {
            return raise(request, Term.atom("undef"));
        }
        try {
            return Term.tagged("reply", request.reference(), function.call(caller, request.arguments()));
        } catch (Refused refused) {
            return reply(request, Reasons.error(refused.reason));
        } catch (SocketException failure) {
            return reply(request, Reasons.error(failure));
        } catch (Raised raised) {
            return raise(request, raised.reason);
        } catch (IllegalStateException state) {
            return raise(request, Reasons.INVALID_STATE);
        } catch (Exception | StackOverflowError | OutOfMemoryError fault) {
            return raise(request, Term.tagged("java", Term.utf8(fault + " at " + fault.getStackTrace()[0])));
        }
    }

    private static Term reply(Request request, Term value) {
        return Term.tagged("reply", request.reference(), value);
    }

    private static Term raise(Request request, Term reason) {
        return Term.tagged("raise", request.reference(), Term.atom("error"), reason);
    }
}
