/// Readiness of descriptors: [PollerGroup] registers one and tells its [Pollable] when it becomes readable or writable.
///
/// Porting: another operating system brings another [EventQueue]; nothing else here knows epoll.
@NullMarked
package dev.osock.internal.poll;

import org.jspecify.annotations.NullMarked;
