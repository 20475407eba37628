/// Requests about network interfaces, and the values they take and give.
@NullMarked
package dev.osock.ioctl;

import org.jspecify.annotations.NullMarked;
