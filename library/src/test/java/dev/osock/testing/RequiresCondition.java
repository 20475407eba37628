package dev.osock.testing;

import static org.junit.jupiter.api.extension.ConditionEvaluationResult.disabled;
import static org.junit.jupiter.api.extension.ConditionEvaluationResult.enabled;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/// Skips loudly, or fails, what [Requires] something that the machine does not have.
final class RequiresCondition implements ExecutionCondition {
    private static final boolean NO_SKIPS = "true".equals(System.getenv("OSOCK_NO_SKIPS"));

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        List<Need> missing = AnnotationSupport.findAnnotation(context.getElement(), Requires.class)
                .stream()
                .flatMap(requires -> Arrays.stream(requires.value()))
                .filter(need -> !need.isMet())
                .toList();
        return decide(context.getUniqueId(), missing, NO_SKIPS);
    }

    static ConditionEvaluationResult decide(String test, List<Need> missing, boolean noSkips) {
        if (missing.isEmpty()) {
            return enabled("this machine has all it needs");
        }
        String reason = "needs " + missing;
        if (noSkips && !missing.stream().allMatch(Need::isLeftToGuests)) {
            throw new IllegalStateException("OSOCK_NO_SKIPS is set, and " + test + " " + reason);
        }
        System.err.println("SKIPPED: " + test + " " + reason);
        return disabled(reason);
    }
}
