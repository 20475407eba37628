/// Gives Java programs the sockets of the operating system, with all that it offers: every domain, type and option,
/// flags on each call, control messages, descriptors. It is pure Java over the Foreign Function & Memory API, without a
/// native library and without a dependency at run time.
///
/// ```java
/// try (Socket listener = Sockets.listen(SockaddrIn.loopback(7777));
///         Socket client = Sockets.connect("localhost", 7777);
///         Socket peer = listener.accept()) {
///     client.send("hello".getBytes(UTF_8));
///     byte[] five = peer.within(Duration.ofSeconds(5)).recv(5); // exactly five bytes, or a time-out
///     peer.setopt(TcpOptions.NODELAY, true);
///     System.out.println(new String(five, UTF_8) + " from " + peer.peername());
/// }
/// ```
///
/// * [dev.osock.Sockets] connects and listens in one line; [dev.osock.Socket] is a socket, with every call there is.
/// * [dev.osock.BlockingIo] has the calls that wait: a virtual thread is parked, and any number of them may wait. It
///   also has the streams and the channel that code for `java.net` and NIO wants. [dev.osock.NowaitIo] has the same
///   calls without waiting, for event loops.
/// * [dev.osock.address.Sockaddr] is an address; [dev.osock.kind.Domain], [dev.osock.kind.Type] and
///   [dev.osock.kind.Protocol] say what sort of socket is meant.
/// * [dev.osock.error.SocketException] is what every failure is, with the error number and with what had been moved.
/// * [dev.osock.option.SocketOptions] and its siblings, [dev.osock.message.ControlTypes] and
///   [dev.osock.ioctl.IoctlRequests] list what can be set, sent along and asked, most of which `java.net` leaves out.
///
/// **Native access.** Java wants to be told who may call native functions: with the option
/// `--enable-native-access=dev.osock` of `java` if the library is on the module path, with
/// `--enable-native-access=ALL-UNNAMED` if it is on the class path, or with the line
/// `Enable-Native-Access: ALL-UNNAMED` in the manifest of an executable jar. Without that, JDK 25 prints a warning; a
/// later one will refuse.
///
/// **Platforms.** Linux from 5.10 on, on x86-64 and aarch64. On any other platform the first use fails, and its cause,
/// an `UnsupportedOperationException`, says which ones there are. What a description says of the operating system is so
/// on Linux.
///
/// **Documents.** The [guide](../index.html#guide) begins with [waiting](doc-files/guide/waiting.html); there is a
/// [comparison](doc-files/comparison.html) with `java.net`, NIO, junixsocket and Netty, and a page on
/// [coming from](doc-files/guide/coming-from.html) them.
///
/// The measure of completeness is the module `socket` of Erlang/OTP; no knowledge of it is needed. Where OTP has a name
/// for something, it stands at the end of the description.
module dev.osock {
    requires static jdk.jfr;
    requires static org.jspecify;

    exports dev.osock;
    exports dev.osock.address;
    exports dev.osock.error;
    exports dev.osock.ioctl;
    exports dev.osock.kind;
    exports dev.osock.message;
    exports dev.osock.option;
    exports dev.osock.sctp;
}
