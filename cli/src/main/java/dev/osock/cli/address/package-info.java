/// Addresses as users write them, looked up, bound and connected to.
@NullMarked
package dev.osock.cli.address;

import org.jspecify.annotations.NullMarked;
