/// Runs the library's tests where there is no Maven.
@NullMarked
package dev.osock.platforms;

import org.jspecify.annotations.NullMarked;
