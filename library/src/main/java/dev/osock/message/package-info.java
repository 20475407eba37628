/// What is sent and received beside the bytes: messages with their addresses and control messages, and their flags.
@NullMarked
package dev.osock.message;

import org.jspecify.annotations.NullMarked;
