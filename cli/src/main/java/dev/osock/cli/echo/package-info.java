/// The echo servers, for streams and datagrams, and the addresses that they listen on.
@NullMarked
package dev.osock.cli.echo;

import org.jspecify.annotations.NullMarked;
