package dev.osock.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// Says what a test or test class needs of the machine.
///
/// Where that is missing the test is skipped with the reason on standard error; where the environment says
/// `OSOCK_NO_SKIPS=true`, as in continuous integration, it fails instead. But what only another kernel could have is
/// left to the guests of `platforms/run` there too.
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RequiresCondition.class)
public @interface Requires {
    /// Lists the needs, all of which must be met.
    Need[] value();
}
