/// Requests about a socket and about network interfaces ([IoctlRequests]), and the types of what they tell and take.
@NullMarked
package dev.osock.ioctl;

import org.jspecify.annotations.NullMarked;
