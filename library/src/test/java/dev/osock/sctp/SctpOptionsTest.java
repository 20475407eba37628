package dev.osock.sctp;

import static dev.osock.sctp.Sctp.many;
import static dev.osock.sctp.Sctp.one;
import static dev.osock.sctp.Sctp.patient;
import static dev.osock.testing.sockets.Bytes.bytes;
import static dev.osock.testing.sockets.Bytes.random;
import static dev.osock.testing.sockets.Failing.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.osock.Platform;
import dev.osock.Socket;
import dev.osock.address.RawBytes;
import dev.osock.address.Sockaddr;
import dev.osock.error.Errno;
import dev.osock.error.Reason;
import dev.osock.error.SocketErrnoException;
import dev.osock.error.SocketException;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Support;
import dev.osock.kind.Type;
import dev.osock.option.Access;
import dev.osock.option.SctpOptions;
import dev.osock.option.SocketOption;
import dev.osock.testing.Need;
import dev.osock.testing.Requires;
import dev.osock.testing.sockets.Bounded;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The options of SCTP: what is set is read back, and what the kernel refuses.
@Requires(Need.SCTP)
@Bounded
class SctpOptionsTest {

    private static final AssocId NOW = AssocId.FUTURE;
    private static final Sockaddr ANY = Sockaddr.unspec();

    /// An option, a value to set, and what asks for it.
    private static <T> Arguments setting(SocketOption<T> option, T value, T question) {
        return arguments(option, value, question);
    }

    static Stream<Arguments> settings() {
        return Stream.of(
                setting(SctpOptions.RTOINFO, new SctpRtoinfo(NOW, 2_000, 50_000, 500), new SctpRtoinfo(NOW, 0, 0, 0)),
                setting(SctpOptions.INITMSG, new SctpInitmsg(5, 6, 3, 4_000), new SctpInitmsg(0, 0, 0, 0)),
                setting(SctpOptions.NODELAY, true, false),
                setting(SctpOptions.AUTOCLOSE, 7, 0),
                setting(SctpOptions.DISABLE_FRAGMENTS, true, false),
                setting(SctpOptions.I_WANT_MAPPED_V4_ADDR, false, false),
                setting(SctpOptions.MAXSEG, 1_000, 0),
                setting(SctpOptions.MAXSEG_ASSOC, SctpAssocValue.of(1_000), SctpAssocValue.of(0)),
                setting(SctpOptions.ADAPTION_LAYER, 0xFFFF_FFFFL, 0L),
                setting(SctpOptions.FRAGMENT_INTERLEAVE, 0, 0),
                setting(SctpOptions.PARTIAL_DELIVERY_POINT, 2_000L, 0L),
                setting(SctpOptions.MAXBURST, SctpAssocValue.of(9), SctpAssocValue.of(0)),
                setting(SctpOptions.CONTEXT, SctpAssocValue.of(0xFFFF_FFFFL), SctpAssocValue.of(0)),
                setting(SctpOptions.DELAYED_ACK_TIME, new SctpSackInfo(NOW, 300, 3), new SctpSackInfo(NOW, 0, 0)),
                setting(SctpOptions.DEFAULT_SEND_PARAMS,
                        new SctpSndrcvinfo(3, 0, SctpFlags.UNORDERED, 46, 7, 0, 0, 0, NOW), SctpSndrcvinfo.stream(0)),
                setting(SctpOptions.DEFAULT_SNDINFO,
                        SctpSndinfo.stream(3).withFlags(SctpFlags.UNORDERED).withPpid(46).withContext(7),
                        SctpSndinfo.stream(0)),
                setting(SctpOptions.DEFAULT_PRINFO, new SctpDefaultPrinfo(NOW, SctpPrPolicy.RTX, 3),
                        new SctpDefaultPrinfo(NOW, SctpPrPolicy.NONE, 0)),
                setting(SctpOptions.RECVRCVINFO, true, false),
                setting(SctpOptions.RECVNXTINFO, true, false),
                setting(SctpOptions.PR_SUPPORTED, SctpAssocValue.of(0), SctpAssocValue.of(0)),
                setting(SctpOptions.RECONFIG_SUPPORTED, SctpAssocValue.of(1), SctpAssocValue.of(0)),
                setting(SctpOptions.ENABLE_STREAM_RESET, SctpAssocValue.of(5), SctpAssocValue.of(0)),
                setting(SctpOptions.AUTH_SUPPORTED, SctpAssocValue.of(1), SctpAssocValue.of(0)),
                setting(SctpOptions.ECN_SUPPORTED, SctpAssocValue.of(0), SctpAssocValue.of(0)),
                setting(SctpOptions.EXPOSE_PF_STATE, SctpAssocValue.of(2), SctpAssocValue.of(0)),
                setting(SctpOptions.EVENT, SctpEvent.on(SctpEventType.ADDRESS),
                        SctpEvent.ask(NOW, SctpEventType.ADDRESS)),
                setting(SctpOptions.EVENTS, SctpEvents.of(SctpEventType.DATA_IO, SctpEventType.STREAM_CHANGE),
                        SctpEvents.of()),
                setting(SctpOptions.PEER_ADDR_THLDS, new SctpPaddrthlds(NOW, ANY, 4, 2),
                        new SctpPaddrthlds(NOW, ANY, 0, 0)),
                setting(SctpOptions.PEER_ADDR_THLDS_V2, new SctpPaddrthldsV2(NOW, ANY, 4, 2, 3),
                        new SctpPaddrthldsV2(NOW, ANY, 0, 0, 0)));
    }

    @ParameterizedTest
    @MethodSource("settings")
    <T> void whatIsSetIsReadBack(SocketOption<T> option, T value, T question) throws Exception {
        try (Socket socket = many()) {
            socket.setopt(option, value);
            assertThat(socket.getopt(option, question)).isEqualTo(value);
        }
    }

    /// Every row is read, asked about an association, or refused with a reason that is told.
    static Stream<SocketOption<?>> rows() {
        return SctpOptions.all().stream();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void everyRowIsReadOrRefusedWithAReason(SocketOption<?> option) throws Exception {
        for (Socket socket : new Socket[] {one(), many()}) {
            try (socket) {
                assertThat((Object) socket.getopt(option)).isInstanceOf(option.type());
                assertThat(option.access().canRead()).isTrue();
            } catch (dev.osock.error.SocketInvalidException refused) {
                assertThat(option.access().canRead() && Platform.isSupported(option)).isFalse();
            } catch (SocketErrnoException refused) {
                assertThat(refused.errno()).as(option.toString())
                        .isIn(Errno.EINVAL, Errno.EOPNOTSUPP, Errno.EACCES, Errno.ENOPROTOOPT);
            }
        }
    }

    /// The rows that older kernels lack.
    private static final Set<String> NEWER = Set.of("remote_udp_encaps_port", "plpmtud_probe_interval");

    @Test
    void theKernelHasEveryRowOfThePlatform() {
        Set<String> missing = SctpOptions.all()
                .stream()
                .filter(option -> Platform.support(option) == Support.NOT_IN_KERNEL)
                .map(SocketOption::name)
                .collect(Collectors.toSet());
        assertThat(NEWER).containsAll(missing);
        assertThat(SctpOptions.all().stream().filter(option -> option.access() != Access.NONE)).hasSizeGreaterThan(40);
    }

    @Test
    void newerRowsAreReadBackWhereTheyAre() throws Exception {
        try (Socket socket = many()) {
            if (Platform.isSupported(SctpOptions.REMOTE_UDP_ENCAPS_PORT)) {
                var encaps = new SctpUdpencaps(NOW, ANY, 9_899);
                socket.setopt(SctpOptions.REMOTE_UDP_ENCAPS_PORT, encaps);
                assertThat(socket.getopt(SctpOptions.REMOTE_UDP_ENCAPS_PORT)).isEqualTo(encaps);
            }
            if (Platform.isSupported(SctpOptions.PLPMTUD_PROBE_INTERVAL)) {
                var interval = new SctpProbeinterval(NOW, ANY, 6_000);
                socket.setopt(SctpOptions.PLPMTUD_PROBE_INTERVAL, interval);
                assertThat(socket.getopt(SctpOptions.PLPMTUD_PROBE_INTERVAL)).isEqualTo(interval);
                assertThat(reasonOf(() -> socket.setopt(
                        SctpOptions.PLPMTUD_PROBE_INTERVAL, new SctpProbeinterval(NOW, ANY, 6)))).isEqualTo(
                                Errno.EINVAL);
            }
        }
    }

    @Test
    void parametersOfAnAssociation() throws Exception {
        try (var pair = Sctp.Pair.of()) {
            pair.client().setopt(SctpOptions.ASSOCINFO, new SctpAssocparams(NOW, 6, 0, 0, 0, 30_000));
            SctpAssocparams read = pair.client().getopt(SctpOptions.ASSOCINFO);
            assertThat(read.asocmaxrxt()).isEqualTo(6);
            assertThat(read.cookieLife()).isEqualTo(30_000);
            assertThat(read.numberPeerDestinations()).isPositive();
            assertThat(read.localRwnd()).isPositive();
        }
    }

    /// Of one association and not of the socket, whose next association has fragments as long as the path allows.
    @Test
    void fragmentsOfOneAssociationAreBounded() throws Exception {
        try (var pair = Sctp.Many.of(); Socket other = one()) {
            Socket server = pair.server();
            AssocId association = pair.association();
            SctpAssocValue question = SctpAssocValue.ask(association);
            assertThat(server.getopt(SctpOptions.MAXSEG_ASSOC, question).value()).isGreaterThan(1_000);
            server.setopt(SctpOptions.MAXSEG_ASSOC, new SctpAssocValue(association, 1_000));
            assertThat(server.getopt(SctpOptions.MAXSEG_ASSOC, question))
                    .isEqualTo(new SctpAssocValue(association, 1_000));
            assertThat(server.getopt(SctpOptions.STATUS, SctpStatus.ask(association)).fragmentationPoint())
                    .isEqualTo(1_000);
            assertThat(server.getopt(SctpOptions.MAXSEG)).isZero();

            byte[] data = random(5_000);
            server.sendmsg(Sctp.message(data, SctpSndinfo.stream(0).to(association)));
            assertThat(Sctp.data(pair.client()).data()).isEqualTo(data);
            assertThat(piecesSentTo(association, server)).isEqualTo(5);

            patient(other).connect(server.sockname());
            AssocId unbounded = Sctp.next(server, SctpNotification.AssocChange.class).assocId();
            server.sendmsg(Sctp.message(data, SctpSndinfo.stream(0).to(unbounded)));
            assertThat(Sctp.data(other).data()).isEqualTo(data);
            assertThat(piecesSentTo(unbounded, server)).isEqualTo(1);

            assertThat(reasonOf(() -> server.setopt(SctpOptions.MAXSEG_ASSOC, new SctpAssocValue(association, 10))))
                    .isEqualTo(Errno.EINVAL);
            assertThat(reasonOf(() -> server.setopt(
                    SctpOptions.MAXSEG_ASSOC, new SctpAssocValue(AssocId.of(4711), 1_000)))).isEqualTo(Errno.EINVAL);
        }
    }

    private static long piecesSentTo(AssocId association, Socket socket) throws Exception {
        return socket.getopt(SctpOptions.GET_ASSOC_STATS, SctpAssocStats.ask(association)).value("oodchunks");
    }

    @Test
    void parametersOfAnAddress() throws Exception {
        try (var pair = Sctp.Many.of()) {
            SctpPaddrparams of = SctpPaddrparams.ask(pair.association(), pair.client().sockname());
            pair.server().setopt(SctpOptions.PEER_ADDR_PARAMS, of.withHeartbeat(4_320).withPathmaxrxt(3));
            SctpPaddrparams read = pair.server().getopt(SctpOptions.PEER_ADDR_PARAMS, of);
            assertThat(read.hbinterval()).isEqualTo(4_320);
            assertThat(read.pathmaxrxt()).isEqualTo(3);
            assertThat(read.address()).isEqualTo(pair.client().sockname());
            assertThat(read.flags().contains(SctpPaddrparams.Flags.HB_ENABLE)).isTrue();
            pair.server()
                    .setopt(
                            SctpOptions.PEER_ADDR_PARAMS,
                            of.withFlags(SctpPaddrparams.Flags.HB_DISABLE.or(SctpPaddrparams.Flags.SACKDELAY_DISABLE)));
            SctpPaddrparams off = pair.server().getopt(SctpOptions.PEER_ADDR_PARAMS, of);
            assertThat(off.flags().contains(SctpPaddrparams.Flags.HB_DISABLE)).isTrue();
            assertThat(off.flags().contains(SctpPaddrparams.Flags.SACKDELAY_DISABLE)).isTrue();
        }
    }

    @Test
    void whatIsKnownOfAnAddress() throws Exception {
        try (var pair = Sctp.Many.of()) {
            Sockaddr peer = pair.client().sockname();
            SctpPaddrinfo info = pair.server()
                    .getopt(
                            SctpOptions.GET_PEER_ADDR_INFO, SctpPaddrinfo.ask(pair.association(), peer));
            assertThat(info.state()).isEqualTo(SctpPaddrinfo.State.ACTIVE);
            assertThat(info.address()).isEqualTo(peer);
            assertThat(info.cwnd()).isPositive();
            assertThat(info.mtu()).isGreaterThan(1_000);
            assertThat(reasonOf(() -> pair.server()
                    .getopt(
                            SctpOptions.GET_PEER_ADDR_INFO, SctpPaddrinfo.ask(pair.association(), Sctp.at(9, 9)))))
                    .isEqualTo(Errno.EINVAL);
        }
    }

    @Test
    void aQuestionThatDoesNotFitIsRefusedByName() throws Exception {
        try (Socket socket = many()) {
            SocketException refused = dev.osock.testing.sockets.Failing.failureOf(() -> socket.getopt(
                    SctpOptions.DEFAULT_SNDINFO, SctpSndinfo.stream(65_536)));
            assertThat(refused.reason()).isInstanceOf(Reason.Invalid.class);
            assertThat(refused).hasMessageContaining("default_sndinfo").hasMessageContaining("65536");
        }
    }

    @Test
    void whatWasCountedOfAnAssociation() throws Exception {
        try (var pair = Sctp.Many.of()) {
            pair.client().send(bytes("x"));
            Sctp.data(pair.server());
            SctpAssocStats stats = pair.server()
                    .getopt(
                            SctpOptions.GET_ASSOC_STATS, SctpAssocStats.ask(pair.association()));
            assertThat(stats.assocId()).isEqualTo(pair.association());
            assertThat(stats.value("iodchunks")).isEqualTo(1);
            assertThat(stats.value("ipackets")).isPositive();
            assertThat(reasonOf(() -> pair.server()
                    .getopt(
                            SctpOptions.GET_ASSOC_STATS, SctpAssocStats.ask(AssocId.of(4711)))))
                    .isEqualTo(Errno.EINVAL);
        }
    }

    @Test
    void streamsAreScheduledByPriority() throws Exception {
        try (var pair = Sctp.Pair.of()) {
            pair.client().setopt(SctpOptions.STREAM_SCHEDULER, SctpAssocValue.of(1));
            assertThat(pair.client().getopt(SctpOptions.STREAM_SCHEDULER).value()).isEqualTo(1);
            pair.client().setopt(SctpOptions.STREAM_SCHEDULER_VALUE, new SctpStreamValue(NOW, 2, 7));
            assertThat(pair.client().getopt(SctpOptions.STREAM_SCHEDULER_VALUE, new SctpStreamValue(NOW, 2, 0)).value())
                    .isEqualTo(7);
        }
    }

    @Test
    void thePrimaryAddressIsRead() throws Exception {
        try (var pair = Sctp.Many.of()) {
            assertThat(pair.server()
                    .getopt(SctpOptions.PRIMARY_ADDR, SctpAddress.ask(pair.association()))
                    .address()).isEqualTo(pair.client().sockname());
        }
    }

    @Test
    void whatIsInterleavedNeedsTheKernelsLeave() throws Exception {
        try (Socket socket = many()) {
            assertThat(reasonOf(() -> socket.setopt(SctpOptions.INTERLEAVING_SUPPORTED, SctpAssocValue.of(1))))
                    .isEqualTo(Errno.EPERM);
        }
    }

    @Test
    void addressesThatComeAndGoNeedSignedChunks() throws Exception {
        try (Socket socket = many()) {
            socket.setopt(SctpOptions.AUTH_SUPPORTED, SctpAssocValue.of(1));
            socket.setopt(SctpOptions.ASCONF_SUPPORTED, SctpAssocValue.of(1));
            assertThat(socket.getopt(SctpOptions.ASCONF_SUPPORTED).value()).isEqualTo(1);
        }
    }

    @Test
    void keysNeedThatChunksCanBeSigned() throws Exception {
        try (Socket socket = one()) {
            SctpAuthkey key = new SctpAuthkey(NOW, 1, new RawBytes(bytes("x")));
            assertThat(reasonOf(() -> socket.setopt(SctpOptions.AUTH_KEY, key))).isEqualTo(Errno.EACCES);
            assertThat(reasonOf(() -> socket.setopt(SctpOptions.AUTH_CHUNK, 0))).isEqualTo(Errno.EACCES);
        }
    }

    @Test
    void aKeyHasASecret() throws Exception {
        try (Socket socket = one()) {
            socket.setopt(SctpOptions.AUTH_SUPPORTED, SctpAssocValue.of(1));
            socket.setopt(SctpOptions.AUTH_KEY, new SctpAuthkey(NOW, 1, new RawBytes(bytes("x"))));
            assertThat(reasonOf(() -> socket.setopt(SctpOptions.AUTH_KEY, new SctpAuthkey(NOW, 1, RawBytes.of()))))
                    .isEqualTo(Errno.EINVAL);
        }
    }

    @Test
    void socketsShareAPortIfTheyAllSaySo() throws Exception {
        try (Socket first = one(); Socket second = one()) {
            first.setopt(SctpOptions.REUSE_PORT, true);
            second.setopt(SctpOptions.REUSE_PORT, true);
            assertThat(first.getopt(SctpOptions.REUSE_PORT)).isTrue();
            first.bind(Sctp.at(1, 0));
            second.bind(first.sockname());
            first.listen();
            assertThat(reasonOf(second::listen)).isEqualTo(Errno.EADDRINUSE); // one of them may
        }
    }

    @Test
    void valuesThatTheKernelDoesNotTakeAreRefused() throws Exception {
        try (Socket socket = many()) {
            assertThat(reasonOf(() -> socket.setopt(
                    SctpOptions.RTOINFO, new SctpRtoinfo(NOW, 1_000, 500, 2_000)))).isEqualTo(Errno.EINVAL);
            assertThat(reasonOf(() -> socket.setopt(
                    SctpOptions.RTOINFO, new SctpRtoinfo(AssocId.of(4711), 1_000, 0, 0)))).isEqualTo(Errno.EINVAL);
            assertThat(reasonOf(() -> socket.setopt(
                    SctpOptions.INITMSG, new SctpInitmsg(70_000, 0, 0, 0)))).isInstanceOf(Reason.Invalid.class);
        }
    }

    @Test
    void otherProtocolsHaveNoAssociations() throws Exception {
        try (Socket tcp = Socket.open(Domain.INET, Type.STREAM, Protocol.TCP)) {
            assertThat(reasonOf(() -> tcp.associations().bindAdd(List.of(Sctp.at(1, 0)))))
                    .isIn(Errno.ENOPROTOOPT, Errno.EOPNOTSUPP);
            assertThat(reasonOf(() -> tcp.associations().peernames())).isIn(Errno.ENOPROTOOPT, Errno.EOPNOTSUPP);
            assertThat(reasonOf(() -> tcp.associations().peeloff(AssocId.of(5))))
                    .isIn(Errno.ENOPROTOOPT, Errno.EOPNOTSUPP);
            assertThat(reasonOf(() -> patient(tcp).connect(List.of(Sctp.at(1, 9), Sctp.at(2, 9)))))
                    .isIn(Errno.ENOPROTOOPT, Errno.EOPNOTSUPP);
        }
    }
}
