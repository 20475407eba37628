/// Two ends that are joined, so that what comes from one goes to the other: `osock connect` and `osock listen`.
@NullMarked
package dev.osock.cli.relay;

import org.jspecify.annotations.NullMarked;
