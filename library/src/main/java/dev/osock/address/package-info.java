/// Socket addresses: [Sockaddr] and its kinds, and the numbers they are made of.
///
/// All are immutable values without names to look up: resolving a host name is the caller's business.
@NullMarked
package dev.osock.address;

import org.jspecify.annotations.NullMarked;
