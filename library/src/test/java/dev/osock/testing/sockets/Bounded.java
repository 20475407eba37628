package dev.osock.testing.sockets;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.ExtendWith;

/// Fails a test that takes longer than 20 seconds, even if it is stuck in a call that an interrupt does not end.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(EmptyMailbox.class)
@Timeout(value = 20, threadMode = ThreadMode.SEPARATE_THREAD)
public @interface Bounded {}
