/// Bytes ↔ values over a memory segment and the platform's [layouts][dev.osock.internal.abi.Abi]: pure functions.
///
/// What the OS wrote is never trusted: every length is clamped to the memory that holds it, and decoding never throws
/// for what the bytes say.
@NullMarked
package dev.osock.internal.wire;

import org.jspecify.annotations.NullMarked;
