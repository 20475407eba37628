/// Drivers and clients that do not take a `javax.net.SocketFactory`, or want more than one: a small class for each. The
/// library that it belongs to is an optional dependency: who names the class has it.
@NullMarked
package dev.osock.net.adapter;

import org.jspecify.annotations.NullMarked;
