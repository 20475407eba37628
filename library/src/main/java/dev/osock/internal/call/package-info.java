/// One attempt: the memory that it uses, its system call, and what is counted of it.
@NullMarked
package dev.osock.internal.call;

import org.jspecify.annotations.NullMarked;
