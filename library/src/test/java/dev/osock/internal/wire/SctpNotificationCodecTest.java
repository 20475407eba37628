package dev.osock.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.address.InAddr;
import dev.osock.address.RawBytes;
import dev.osock.address.SockaddrIn;
import dev.osock.sctp.AssocId;
import dev.osock.sctp.SctpEventType;
import dev.osock.sctp.SctpFlags;
import dev.osock.sctp.SctpNotification;
import dev.osock.sctp.SctpNotification.AdaptationIndication;
import dev.osock.sctp.SctpNotification.AssocChange;
import dev.osock.sctp.SctpNotification.AssocReset;
import dev.osock.sctp.SctpNotification.Authentication;
import dev.osock.sctp.SctpNotification.Broken;
import dev.osock.sctp.SctpNotification.PartialDelivery;
import dev.osock.sctp.SctpNotification.PeerAddrChange;
import dev.osock.sctp.SctpNotification.RemoteError;
import dev.osock.sctp.SctpNotification.SendFailed;
import dev.osock.sctp.SctpNotification.SendFailedEvent;
import dev.osock.sctp.SctpNotification.SenderDry;
import dev.osock.sctp.SctpNotification.Shutdown;
import dev.osock.sctp.SctpNotification.StreamChange;
import dev.osock.sctp.SctpNotification.StreamReset;
import dev.osock.sctp.SctpNotification.Unknown;
import dev.osock.sctp.SctpSndinfo;
import dev.osock.sctp.SctpSndrcvinfo;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What the kernel tells of associations, byte by byte as its header has it.
class SctpNotificationCodecTest {

    private static final AssocId FIVE = AssocId.of(5);
    private static final String ADDRESS = "0200" + "1e61" + "7f000002" + "00".repeat(120);
    private static final String SNDRCV = "0300" + "0400" + "0100" + "0000" + "0000002e" + "07000000" + "08000000"
            + "09000000" + "0a000000" + "05000000";
    private static final String SNDINFO = "0300" + "0100" + "0000002e" + "07000000" + "05000000";

    static Stream<Arguments> all() {
        return Stream.of(
                Arguments.of(
                        "0180" + "0000" + "17000000" + "0100" + "000c" + "0a00" + "0b00" + "05000000" + "aabbcc",
                        new AssocChange(0, AssocChange.State.COMM_LOST, 12, 10, 11, FIVE,
                                RawBytes.of((byte) 0xAA, (byte) 0xBB, (byte) 0xCC))),
                Arguments.of(
                        "0180" + "0000" + "14000000" + "0000" + "0000" + "0a00" + "0b00" + "05000000",
                        new AssocChange(0, AssocChange.State.COMM_UP, 0, 10, 11, FIVE, RawBytes.of())),
                Arguments.of(
                        "0280" + "0000" + "94000000" + ADDRESS + "01000000" + "06000000" + "05000000",
                        new PeerAddrChange(0, new SockaddrIn(InAddr.of(127, 0, 0, 2), 7777),
                                PeerAddrChange.Change.UNREACHABLE, 6, FIVE)),
                Arguments.of(
                        "0380" + "0100" + "32000000" + "000d0000" + SNDRCV + "05000000" + "6869",
                        new SendFailed(1, 13,
                                new SctpSndrcvinfo(3, 4, SctpFlags.UNORDERED, 46, 7, 8, 9, 10, FIVE), FIVE,
                                new RawBytes(new byte[] {'h', 'i'}))),
                Arguments.of(
                        "0480" + "0000" + "12000000" + "0003" + "0000" + "05000000" + "6869",
                        new RemoteError(0, 3, FIVE, new RawBytes(new byte[] {'h', 'i'}))),
                Arguments.of("0580" + "0000" + "0c000000" + "05000000", new Shutdown(0, FIVE)),
                Arguments.of(
                        "0680" + "0000" + "18000000" + "00000000" + "05000000" + "03000000" + "04000000",
                        new PartialDelivery(0, 0, FIVE, 3, 4)),
                Arguments.of(
                        "0780" + "0000" + "10000000" + "efbeadde" + "05000000",
                        new AdaptationIndication(0, 0xDEADBEEFL, FIVE)),
                Arguments.of(
                        "0880" + "0000" + "14000000" + "0700" + "0800" + "01000000" + "05000000",
                        new Authentication(0, 7, 8, Authentication.Indication.FREE_KEY, FIVE)),
                Arguments.of("0980" + "0000" + "0c000000" + "05000000", new SenderDry(0, FIVE)),
                Arguments.of(
                        "0a80" + "0200" + "10000000" + "05000000" + "0100" + "0300",
                        new StreamReset(StreamReset.OUTGOING, FIVE, List.of(1, 3))),
                Arguments.of(
                        "0b80" + "0400" + "14000000" + "05000000" + "06000000" + "07000000",
                        new AssocReset(StreamReset.DENIED, FIVE, 6, 7)),
                Arguments.of(
                        "0c80" + "0000" + "10000000" + "05000000" + "0600" + "0700",
                        new StreamChange(0, FIVE, 6, 7)),
                Arguments.of(
                        "0d80" + "0000" + "22000000" + "000d0000" + SNDINFO + "05000000" + "6869",
                        new SendFailedEvent(0, 13,
                                new SctpSndinfo(3, SctpFlags.UNORDERED, 46, 7, FIVE), FIVE,
                                new RawBytes(new byte[] {'h', 'i'}))));
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    @ParameterizedTest
    @MethodSource("all")
    void readsEveryKindAsTheKernelWritesIt(String hex, SctpNotification expected) {
        SctpNotification read = SctpNotificationCodec.decode(bytes(hex), true);
        assertThat(read).isEqualTo(expected).hasSameHashCodeAs(expected).hasToString(expected.toString());
        assertThat(read.flags()).isEqualTo(expected.flags());
    }

    @Test
    void theExamplesHaveAllKinds() {
        assertThat(all().map(each -> each.get()[1].getClass()).distinct())
                .hasSize(SctpNotification.class.getPermittedSubclasses().length - 2) // Unknown and Broken
                .hasSize(13);
    }

    /// The length that it claims stays that of the whole, as when a buffer was too small.
    @ParameterizedTest
    @MethodSource("all")
    void everyTruncationIsBroken(String hex, SctpNotification expected) {
        byte[] whole = bytes(hex);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThat(SctpNotificationCodec.decode(cut, true)).isEqualTo(new Broken(new RawBytes(cut)));
            assertThat(SctpNotificationCodec.decode(cut, false)).isEqualTo(new Broken(new RawBytes(cut)));
        }
    }

    /// The length that it claims is that of the bytes that there are, too few for the kind: its fields are not read.
    @ParameterizedTest
    @MethodSource("all")
    void everyLengthThatIsTooSmallForTheKindIsBroken(String hex, SctpNotification expected) {
        byte[] whole = bytes(hex);
        int least = switch (expected) {
            case AssocChange _ -> 20;
            case PeerAddrChange _ -> 148;
            case SendFailed _ -> 48;
            case RemoteError _ -> 16;
            case Shutdown _,SenderDry _,StreamReset _ -> 12;
            case PartialDelivery _ -> 24;
            case AdaptationIndication _,StreamChange _ -> 16;
            case Authentication _,AssocReset _ -> 20;
            case SendFailedEvent _ -> 32;
            case Unknown _,Broken _ -> throw new AssertionError(expected);
        };
        for (int length = 8; length <= whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            cut[4] = (byte) length;
            SctpNotification read = SctpNotificationCodec.decode(cut, true);
            assertThat(read instanceof Broken).as("%s bytes: %s", length, read).isEqualTo(length < least);
            assertThat(read).as("%s bytes", length).isInstanceOf(length < least ? Broken.class : expected.getClass());
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void aLengthThatIsNotThatOfTheBytesIsBroken(String hex, SctpNotification expected) {
        byte[] whole = bytes(hex);
        for (int claimed : new int[] {0, 1, 7, 8, whole.length - 1, whole.length + 1, 255}) {
            byte[] wrong = whole.clone();
            wrong[4] = (byte) claimed;
            assertThat(SctpNotificationCodec.decode(wrong, true)).as("claims %s", claimed)
                    .isEqualTo(new Broken(new RawBytes(wrong)));
        }
        byte[] huge = whole.clone();
        huge[7] = (byte) 0xFF; // a length that is less than 0 for who takes it for signed
        assertThat(SctpNotificationCodec.decode(huge, true)).isEqualTo(new Broken(new RawBytes(huge)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatIsNotTheEndOfOneIsBroken(String hex, SctpNotification expected) {
        assertThat(SctpNotificationCodec.decode(bytes(hex), false)).isEqualTo(new Broken(new RawBytes(bytes(hex))));
    }

    @Test
    void aKindThatIsNotKnownIsTold() {
        byte[] newer = bytes("0e80" + "0300" + "0a000000" + "1234");
        assertThat(SctpNotificationCodec.decode(newer, true))
                .isEqualTo(new Unknown(0x800E, 3, new RawBytes(newer)))
                .hasToString("unknown notification 0x800e: 0x0e8003000a0000001234");
        byte[] dataIo = bytes("0080" + "0000" + "08000000");
        assertThat(SctpNotificationCodec.decode(dataIo, true)).isEqualTo(new Unknown(0x8000, 0, new RawBytes(dataIo)));
    }

    @Property(tries = 2000)
    void anyBytesAreANotification(@ForAll @Size(max = 200) byte[] bytes, @ForAll boolean whole) {
        assertThat(SctpNotificationCodec.decode(bytes, whole)).isNotNull();
    }

    /// Bytes with a header that fits, so that what is behind it is read.
    @Property(tries = 2000)
    void anyBytesBehindAHeaderThatFitsAreANotification(
            @ForAll @Size(max = 200) byte[] behind, @ForAll @IntRange(min = 0x8000, max = 0x8010) int type) {
        byte[] bytes = new byte[8 + behind.length];
        bytes[0] = (byte) type;
        bytes[1] = (byte) (type >> 8);
        bytes[4] = (byte) bytes.length;
        bytes[5] = (byte) (bytes.length >> 8);
        System.arraycopy(behind, 0, bytes, 8, behind.length);
        SctpNotification read = SctpNotificationCodec.decode(bytes, true);
        assertThat(read.toString()).isNotNull();
        assertThat(read).isEqualTo(SctpNotificationCodec.decode(bytes, true));
    }

    @Test
    void theNumbersOfTheKindsAreTheHeaders() {
        String[] names = {
            "SCTP_DATA_IO_EVENT", "SCTP_ASSOC_CHANGE", "SCTP_PEER_ADDR_CHANGE", "SCTP_SEND_FAILED", "SCTP_REMOTE_ERROR",
            "SCTP_SHUTDOWN_EVENT", "SCTP_PARTIAL_DELIVERY_EVENT", "SCTP_ADAPTATION_INDICATION",
            "SCTP_AUTHENTICATION_INDICATION", "SCTP_SENDER_DRY_EVENT", "SCTP_STREAM_RESET_EVENT",
            "SCTP_ASSOC_RESET_EVENT", "SCTP_STREAM_CHANGE_EVENT", "SCTP_SEND_FAILED_EVENT"
        };
        assertThat(names).hasSameSizeAs(SctpEventType.values());
        Iterator<String> name = List.of(names).iterator();
        for (SctpEventType type : SctpEventType.values()) {
            assertThat(SctpLayoutsTest.number(name.next())).as(type.name()).isEqualTo(type.number());
            assertThat(SctpEventType.of(type.number())).contains(type);
        }
        assertThat(SctpEventType.of(0x800E)).isEmpty();
    }
}
