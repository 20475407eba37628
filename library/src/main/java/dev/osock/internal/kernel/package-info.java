/// The system calls, one method each: [Kernel], and [Scratch], the native memory that they read and write.
@NullMarked
package dev.osock.internal.kernel;

import org.jspecify.annotations.NullMarked;
