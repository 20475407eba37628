package dev.osock.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.internal.abi.ServiceDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The names of ports that tables of sockets show.
class ServiceDatabaseTest {

    private static final ServiceDatabase DATABASE = ServiceDatabase.of(List.of(
            "# Network services, Internet style",
            "",
            "domain\t\t53/tcp\t\t\t\t# Domain Name Server",
            "domain          53/udp",
            "http            80/tcp          www             # WorldWideWeb HTTP",
            "https           443/tcp",
            "http-alt        8080/tcp        webcache        # WWW caching service",
            "   indented     90/tcp",
            "second          80/tcp",
            "incomplete",
            "nonsense        x/y"));

    @Test
    void aPortIsNamedByItsFirstLineAndNotByAnAlias() {
        assertThat(DATABASE.name(80, "tcp")).contains("http");
        assertThat(DATABASE.name(8080, "tcp")).contains("http-alt");
        assertThat(DATABASE.name(90, "tcp")).contains("indented");
    }

    @Test
    void eachProtocolHasItsOwnNames() {
        assertThat(DATABASE.name(53, "tcp")).contains("domain");
        assertThat(DATABASE.name(53, "udp")).contains("domain");
        assertThat(DATABASE.name(443, "tcp")).contains("https");
        assertThat(DATABASE.name(443, "udp")).isEmpty();
        assertThat(DATABASE.name(53, "ip")).isEmpty();
    }

    @Test
    void aPortThatIsNotListedHasNoName() {
        assertThat(DATABASE.name(0, "tcp")).isEmpty();
        assertThat(DATABASE.name(81, "tcp")).isEmpty();
        assertThat(ServiceDatabase.of(List.of()).name(80, "tcp")).isEmpty();
    }

    @Test
    void theSystemsDatabaseIsReadOnce() {
        assertThat(ServiceDatabase.system()).isSameAs(ServiceDatabase.system());
        assertThat(ServiceDatabase.system().name(0, "tcp")).isEmpty();
    }
}
