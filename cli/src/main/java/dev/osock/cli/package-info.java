/// The command-line tool: [Main] and its commands.
@NullMarked
package dev.osock.cli;

import org.jspecify.annotations.NullMarked;
