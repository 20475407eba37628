package dev.osock.sctp;

import static dev.osock.sctp.Sctp.data;
import static dev.osock.sctp.Sctp.patient;
import static dev.osock.sctp.Sctp.source;
import static dev.osock.testing.sockets.Bytes.random;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.ReceivedMsg;
import dev.osock.Socket;
import dev.osock.address.Sockaddr;
import dev.osock.kind.Protocol;
import dev.osock.kind.Type;
import dev.osock.option.SctpOptions;
import dev.osock.sctp.Packets.Packet;
import dev.osock.testing.Need;
import dev.osock.testing.Requires;
import dev.osock.testing.sockets.Bounded;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Associations between two hosts whose kernels take packets of SCTP from UDP, RFC 6951. What goes by is looked at.
@Requires({Need.SCTP_OVER_UDP, Need.NETNS})
@Bounded
class SctpOverUdpTest {

    private static final int UDP_PORT = 9_899;
    private static final int PORT = 7_777;

    private TwoHosts hosts;

    @BeforeEach
    void letTheKernelsListen() throws Exception {
        hosts = new TwoHosts();
        for (String host : List.of(hosts.here, hosts.there)) {
            TwoHosts.run(host, "echo " + UDP_PORT + " >/proc/sys/net/sctp/udp_port");
        }
    }

    @AfterEach
    void remove() throws Exception {
        hosts.close();
    }

    /// Connects a socket to a server that sends back what it gets, and ends the association.
    ///
    /// @return what has gone from host to host meanwhile
    private List<Packet> exchanged(Socket client) throws Exception {
        try (Packets packets = new Packets(TwoHosts.on(hosts.there));
                Socket server = hosts.open(Type.SEQPACKET, hosts.there)) {
            server.bind(hosts.at(1, 2, PORT));
            server.listen();
            try (client) {
                patient(client).connect(server.sockname());
                byte[] message = random(10_000);
                patient(client).send(message);
                ReceivedMsg got = data(server);
                assertThat(got.data()).isEqualTo(message);
                SctpUdpencaps there = server.getopt(
                        SctpOptions.REMOTE_UDP_ENCAPS_PORT, new SctpUdpencaps(AssocId.FUTURE, source(got), 0));
                SctpUdpencaps here = client.getopt(SctpOptions.REMOTE_UDP_ENCAPS_PORT);
                assertThat(there.port()).isEqualTo(here.port()); // as the server's kernel has seen
                patient(server).sendto(message, source(got));
                assertThat(data(client).data()).isEqualTo(message);
            }
            return packets.taken();
        }
    }

    private static List<Packet> of(Protocol protocol, List<Packet> all) {
        return all.stream().filter(packet -> packet.protocol() == protocol.number()).toList();
    }

    @Test
    void allPacketsOfAnAssociationGoByUdp() throws Exception {
        Socket client = hosts.open(Type.STREAM, hosts.here);
        client.setopt(
                SctpOptions.REMOTE_UDP_ENCAPS_PORT, new SctpUdpencaps(AssocId.FUTURE, Sockaddr.unspec(), UDP_PORT));
        List<Packet> all = exchanged(client);
        assertThat(of(Protocol.SCTP, all)).isEmpty();
        assertThat(of(Protocol.UDP, all))
                .hasSizeGreaterThanOrEqualTo(6) // four to begin with, and the message, twice
                .allMatch(packet -> packet.sourcePort() == UDP_PORT && packet.destinationPort() == UDP_PORT);
    }

    @Test
    void anAssociationThatIsNotAskedToDoesNotGoByUdp() throws Exception {
        List<Packet> all = exchanged(hosts.open(Type.STREAM, hosts.here));
        assertThat(of(Protocol.UDP, all)).isEmpty();
        assertThat(of(Protocol.SCTP, all))
                .hasSizeGreaterThanOrEqualTo(6)
                .allMatch(packet -> packet.sourcePort() == PORT || packet.destinationPort() == PORT);
    }
}
