/// The face of `java.net` over sockets of the operating system: for drivers and clients that take a `SocketFactory`.
///
/// ```
/// jdbc:postgresql://localhost/db?socketFactory=dev.osock.net.OsockSocketFactory
///     &socketFactoryArg=unix:/run/postgresql/.s.PGSQL.5432
/// ```
///
/// The package `dev.osock.net.adapter` is for those who want more than that; what they belong to need not be there.
@SuppressWarnings("requires-automatic") // their authors name them so
module dev.osock.net {
    requires transitive dev.osock;
    requires jdk.net;
    requires static org.jspecify;

    requires static java.rmi;
    requires static com.github.dockerjava.transport;
    requires static mysql.connector.j;
    requires static okhttp3;
    requires static org.apache.httpcomponents.client5.httpclient5;
    requires static org.apache.httpcomponents.core5.httpcore5;
    requires static org.mariadb.jdbc;
    requires static redis.clients.jedis;

    requires static org.immutables.value.annotations; // which docker-java's classes have

    exports dev.osock.net;
    exports dev.osock.net.adapter;
}
