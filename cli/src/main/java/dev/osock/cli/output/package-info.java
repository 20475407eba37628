/// What commands print: columns and lines for people, JSON for programs.
@NullMarked
package dev.osock.cli.output;

import org.jspecify.annotations.NullMarked;
