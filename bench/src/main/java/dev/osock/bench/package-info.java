/// Benchmarks of osock beside what else there is, on the same work and in the same run: what is run, in which order,
/// and how the figures are told. The contestants are processes of their own; those in Java are in `child`.
@NullMarked
package dev.osock.bench;

import org.jspecify.annotations.NullMarked;
