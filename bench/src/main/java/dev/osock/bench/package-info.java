/// Benchmarks of osock beside what else there is, on the same work and in the same run.
@NullMarked
package dev.osock.bench;

import org.jspecify.annotations.NullMarked;
