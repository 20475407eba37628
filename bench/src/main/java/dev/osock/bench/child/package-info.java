/// The contestants in Java: each runs in a process of its own, so that none has compiled code that another has shaped.
@NullMarked
package dev.osock.bench.child;

import org.jspecify.annotations.NullMarked;
