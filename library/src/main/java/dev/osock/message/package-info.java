/// What is sent and received beside plain bytes: messages with several buffers, addresses and control messages ([Msg],
/// [ControlTypes]), and flags ([MsgFlags]).
@NullMarked
package dev.osock.message;

import org.jspecify.annotations.NullMarked;
