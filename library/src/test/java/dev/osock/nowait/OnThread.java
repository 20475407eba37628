package dev.osock.nowait;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// Runs each test that has a [dev.osock.testing.sockets.ThreadKind] as argument on a thread of that kind.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ThreadOfTheArgument.class)
public @interface OnThread {}
