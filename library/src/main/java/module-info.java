/// The operating system's sockets, whole, for the JVM: pure Java over the Foreign Function & Memory API, with no native
/// library and no dependency.
///
/// ```java
/// try (Socket listener = Sockets.listen(SockaddrIn.loopback(7777));
///         Socket client = Sockets.connect("localhost", 7777);
///         Socket peer = listener.accept()) {
///     client.send("hello".getBytes(UTF_8));
///     byte[] five = peer.within(Duration.ofSeconds(5)).recv(5); // five bytes, or a time-out
///     peer.setopt(TcpOptions.NODELAY, true);
///     System.out.println(new String(five, UTF_8) + " from " + peer.peername());
/// }
/// ```
///
/// * [dev.osock.Sockets] connects and listens in one line; [dev.osock.Socket] is a socket, with every call there is.
/// * [dev.osock.BlockingIo] is how calls wait: a virtual thread parks and never pins its carrier. [dev.osock.NowaitIo]
///   has the same calls for event loops.
/// * [dev.osock.error.SocketException] is what fails, with the error number and with what had been moved.
/// * [dev.osock.option.SocketOption] and [dev.osock.message.ControlMessage] are what `java.net` leaves out.
///
/// **Native access.** Java wants to be told who may call native functions: `--enable-native-access=dev.osock` on the
/// module path, `--enable-native-access=ALL-UNNAMED` on the class path, or `Enable-Native-Access: ALL-UNNAMED` in the
/// manifest of an executable jar. Without that, JDK 25 prints a warning; a later one will refuse.
///
/// **Platforms.** Linux from 5.10 on, x86-64 and aarch64; on any other the first use fails with an
/// `UnsupportedOperationException` that says so.
///
/// The measure of completeness is Erlang/OTP's module `socket`; no knowledge of it is needed. Where OTP has a name for
/// something, it stands at the end of its documentation.
module dev.osock {
    requires static org.jspecify;

    exports dev.osock;
    exports dev.osock.address;
    exports dev.osock.error;
    exports dev.osock.ioctl;
    exports dev.osock.kind;
    exports dev.osock.message;
    exports dev.osock.option;
}
