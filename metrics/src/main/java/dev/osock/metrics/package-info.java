/// Metrics of sockets.
@NullMarked
package dev.osock.metrics;

import org.jspecify.annotations.NullMarked;
