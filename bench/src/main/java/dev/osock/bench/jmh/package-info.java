/// JMH benchmarks of the parts of which a call is made.
@NullMarked
package dev.osock.bench.jmh;

import org.jspecify.annotations.NullMarked;
