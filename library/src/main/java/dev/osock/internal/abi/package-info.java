/// The platform's numbers and layouts, and the system's protocol names.
///
/// Knows nothing else of the library. The tables are resources that `abi/generate` writes; never edit them by hand.
@NullMarked
package dev.osock.internal.abi;

import org.jspecify.annotations.NullMarked;
