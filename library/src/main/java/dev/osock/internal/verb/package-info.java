/// The verbs, a class for each family of them: arguments in, what came of it out.
@NullMarked
package dev.osock.internal.verb;

import org.jspecify.annotations.NullMarked;
