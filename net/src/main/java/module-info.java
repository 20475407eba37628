/// The face of `java.net` over sockets of the operating system: for drivers and clients that take a `SocketFactory`.
///
/// ```
/// jdbc:postgresql://localhost/db?socketFactory=dev.osock.net.OsockSocketFactory
///     &socketFactoryArg=unix:/run/postgresql/.s.PGSQL.5432
/// ```
module dev.osock.net {
    requires transitive dev.osock;
    requires jdk.net;
    requires static org.jspecify;

    exports dev.osock.net;
}
