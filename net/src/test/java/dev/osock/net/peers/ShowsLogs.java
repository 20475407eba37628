package dev.osock.net.peers;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/// Shows what the servers have said, when a test fails.
final class ShowsLogs implements TestExecutionExceptionHandler {

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        System.err.println(context.getDisplayName() + " has failed; the servers say:\n" + Daemon.logs());
        throw failure;
    }
}
