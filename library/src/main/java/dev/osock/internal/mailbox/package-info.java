/// Who is calling: what a caller is told, what it owns and waits for, and what ends with it.
@NullMarked
package dev.osock.internal.mailbox;

import org.jspecify.annotations.NullMarked;
