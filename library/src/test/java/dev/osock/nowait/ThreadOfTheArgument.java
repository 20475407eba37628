package dev.osock.nowait;

import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.ThreadKind;
import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/// Carries out [OnThread].
final class ThreadOfTheArgument implements InvocationInterceptor {

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> test, ReflectiveInvocationContext<Method> context, ExtensionContext extension)
            throws Throwable {
        for (Object argument : context.getArguments()) {
            if (argument instanceof ThreadKind thread) {
                run(test, thread);
                return;
            }
        }
        test.proceed();
    }

    private static void run(Invocation<Void> test, ThreadKind kind) throws Throwable {
        Throwable[] failure = new Throwable[1];
        Caller.start(kind, () -> {
            try {
                test.proceed();
            } catch (Throwable thrown) {
                failure[0] = thrown;
            }
            return null;
        })
                .result();
        if (failure[0] != null) {
            throw failure[0];
        }
    }
}
