/// The workloads: what is measured, and who takes part.
@NullMarked
package dev.osock.bench.workload;

import org.jspecify.annotations.NullMarked;
