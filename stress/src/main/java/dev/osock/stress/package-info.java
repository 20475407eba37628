/// Runs the races that are among this module's tests, as hard as the build asks for.
@NullMarked
package dev.osock.stress;

import org.jspecify.annotations.NullMarked;
