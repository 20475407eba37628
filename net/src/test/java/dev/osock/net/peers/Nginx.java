package dev.osock.net.peers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// An nginx of its own, on Unix sockets and ports of the loopback address, without TLS and with it.
final class Nginx implements AutoCloseable {

    private static final String CONFIGURATION = """
            daemon off;
            master_process off;
            pid FOLDER/pid;
            error_log stderr;
            events { worker_connections 1024; }
            http {
              access_log off;
              client_body_temp_path FOLDER/body;
              proxy_temp_path FOLDER/proxy;
              fastcgi_temp_path FOLDER/fastcgi;
              uwsgi_temp_path FOLDER/uwsgi;
              scgi_temp_path FOLDER/scgi;
              client_max_body_size 200m;
              keepalive_requests 10000;
              ssl_certificate FOLDER/certificate;
              ssl_certificate_key FOLDER/key;
              server {
                listen unix:FOLDER/http;
                listen unix:FOLDER/https ssl;
                listen 127.0.0.1:HTTP_PORT;
                listen 127.0.0.1:HTTPS_PORT ssl;
                location = /connection { return 200 "$host $connection $connection_requests"; }
                location = /number { return 200 "$arg_n"; }
                location /store/ { root FOLDER; dav_methods PUT; }
                location /slow/ { alias FOLDER/store/; limit_rate 1m; }
                location = /silent { proxy_pass http://unix:FOLDER/silent; }
                location = /_ping { return 200 "OK"; }
                location = /version { return 200 '{"Version": "1.2", "ApiVersion": "1.41"}'; }
              }
            }
            """;

    private final Folder folder;
    private final int httpPort;
    private final int httpsPort;
    private final Daemon daemon;

    private Nginx(Certificate certificate) throws Exception {
        Path program = Program.need("nginx", "nginx");
        folder = Folder.create("nginx");
        httpPort = Program.freePort();
        httpsPort = Program.freePort();
        Files.createDirectory(folder.file("store"));
        Files.writeString(folder.file("certificate"), certificate.certificatePem());
        Files.writeString(folder.file("key"), certificate.keyPem());
        Path configuration = Files.writeString(
                folder.file("configuration"), CONFIGURATION.replace("FOLDER", folder.path().toString())
                        .replace("HTTP_PORT", Integer.toString(httpPort))
                        .replace("HTTPS_PORT", Integer.toString(httpsPort)));
        daemon = Daemon.start(folder, socket(), List.of(program.toString(), "-e", "stderr",
                "-p", folder.path().toString(), "-c", configuration.toString()));
    }

    /// Starts one, or skips the test.
    static Nginx start(Certificate certificate) throws Exception {
        return new Nginx(certificate);
    }

    Path socket() {
        return folder.file("http");
    }

    Path tlsSocket() {
        return folder.file("https");
    }

    /// Where `/silent` is to be answered.
    Path silent() {
        return folder.file("silent");
    }

    int port() {
        return httpPort;
    }

    int tlsPort() {
        return httpsPort;
    }

    /// Ends the server at once, as in a crash.
    void kill() throws Exception {
        daemon.close();
    }

    @Override
    public void close() throws Exception {
        try (folder) {
            daemon.close();
        }
    }
}
