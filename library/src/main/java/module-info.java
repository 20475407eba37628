/// The operating system's sockets, whole, for the JVM: pure Java over the Foreign Function & Memory API.
///
/// Start at [dev.osock.Socket].
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
