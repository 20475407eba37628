package dev.osock.cli;

import java.util.ArrayList;
import java.util.List;

/// Starts a service as systemd does: with a listener that it has opened, `web`, as descriptor 3.
public final class ServiceManager {

    /// It becomes the service, so the number of its process is the service's.
    private static final String PROGRAM = """
            use Socket; use POSIX ();
            socket(my $listener, PF_INET, SOCK_STREAM, 0) or die $!;
            bind($listener, pack_sockaddr_in(0, INADDR_LOOPBACK)) or die $!;
            listen($listener, 5) or die $!;
            my ($port) = unpack_sockaddr_in(getsockname($listener));
            $| = 1; print "$port\\n";
            if (fileno($listener) == 3) { $listener->fcntl(2, 0) } else { POSIX::dup2(fileno($listener), 3) }
            $ENV{LISTEN_FDS} = 1; $ENV{LISTEN_PID} = $$; $ENV{LISTEN_FDNAMES} = "web";
            exec @ARGV;
            """;

    private ServiceManager() {}

    /// Gives the command that starts a service; the first line that it prints is the listener's port.
    public static List<String> starting(List<String> service) {
        List<String> command = new ArrayList<>(List.of("perl", "-e", PROGRAM));
        command.addAll(service);
        return command;
    }
}
