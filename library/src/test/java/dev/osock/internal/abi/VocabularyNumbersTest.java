package dev.osock.internal.abi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.address.SockaddrVm;
import dev.osock.error.Errno;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Type;
import dev.osock.message.MsgFlags;
import dev.osock.message.PacketAuxdata;
import dev.osock.option.FlowLabelRequest;
import dev.osock.option.PacketFanout;
import dev.osock.option.PacketMembership;
import dev.osock.option.SocketMemory;
import dev.osock.option.SourcePreferences;
import dev.osock.option.TcpState;
import dev.osock.option.UdpEncap;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The vocabulary carries Linux's numbers itself, as it may not ask the tables; here it is held to them.
class VocabularyNumbersTest {
    @ParameterizedTest
    @ValueSource(strings = {"linux-x86-64", "linux-aarch64"})
    void everyDomainHasThePlatformsNumber(String platform) {
        assertNumbers(platform, "AF_", constants(Domain.class, Domain::number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"linux-x86-64", "linux-aarch64"})
    void everyTypeHasThePlatformsNumber(String platform) {
        assertNumbers(platform, "SOCK_", constants(Type.class, Type::number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"linux-x86-64", "linux-aarch64"})
    void everyProtocolHasThePlatformsNumber(String platform) {
        Map<String, Integer> protocols = constants(Protocol.class, Protocol::number);
        assertThat(protocols.remove("DEFAULT")).isZero();
        assertNumbers(platform, "IPPROTO_", protocols);
    }

    @ParameterizedTest
    @ValueSource(strings = {"linux-x86-64", "linux-aarch64"})
    void everyMessageFlagHasThePlatformsNumber(String platform) {
        Map<String, Integer> flags = constants(MsgFlags.class, MsgFlags::bits);
        assertThat(flags.remove("NONE")).isZero();
        assertNumbers(platform, "MSG_", flags);
    }

    @ParameterizedTest
    @ValueSource(strings = {"linux-x86-64", "linux-aarch64"})
    void everyErrorHasThePlatformsNumber(String platform) {
        assertNumbers(platform, "", constants(Errno.class, Errno::number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"linux-x86-64", "linux-aarch64"})
    void everyValueOfAnOptionHasThePlatformsNumber(String platform) {
        assertNumbers(platform, "PACKET_MR_", constants(PacketMembership.Mode.class, PacketMembership.Mode::number));
        assertNumbers(platform, "PACKET_FANOUT_", constants(PacketFanout.Mode.class, PacketFanout.Mode::number));
        assertNumbers(
                platform,
                "PACKET_FANOUT_FLAG_",
                Map.of(
                        "ROLLOVER", PacketFanout.ROLLOVER,
                        "UNIQUEID", PacketFanout.UNIQUEID,
                        "IGNORE_OUTGOING", PacketFanout.IGNORE_OUTGOING,
                        "DEFRAG", PacketFanout.DEFRAG));
        assertNumbers(
                platform,
                "TP_STATUS_",
                Map.of(
                        "CSUMNOTREADY", (int) PacketAuxdata.CSUMNOTREADY,
                        "VLAN_VALID", (int) PacketAuxdata.VLAN_VALID,
                        "VLAN_TPID_VALID", (int) PacketAuxdata.VLAN_TPID_VALID,
                        "CSUM_VALID", (int) PacketAuxdata.CSUM_VALID));
        assertNumbers(platform, "IPV6_PREFER_SRC_", constants(SourcePreferences.class, SourcePreferences::bits));
        assertNumbers(platform, "IPV6_FL_A_",
                constants(FlowLabelRequest.Action.class, FlowLabelRequest.Action::number));
        assertNumbers(platform, "IPV6_FL_S_", constants(FlowLabelRequest.Share.class, FlowLabelRequest.Share::number));
        assertNumbers(
                platform,
                "IPV6_FL_F_",
                Map.of(
                        "CREATE", FlowLabelRequest.CREATE,
                        "EXCL", FlowLabelRequest.EXCL,
                        "REFLECT", FlowLabelRequest.REFLECT,
                        "REMOTE", FlowLabelRequest.REMOTE));
        Map<String, Integer> encapsulations = constants(UdpEncap.class, UdpEncap::number);
        assertThat(encapsulations.remove("NONE")).isZero();
        assertNumbers(platform, "UDP_ENCAP_", encapsulations);
    }

    @ParameterizedTest
    @ValueSource(strings = {"linux-x86-64", "linux-aarch64"})
    void everyNameOfAVirtualMachineHasThePlatformsNumber(String platform) {
        assertNumbers(
                platform,
                "VMADDR_",
                Map.of(
                        "CID_ANY", (int) SockaddrVm.CID_ANY,
                        "CID_HYPERVISOR", (int) SockaddrVm.CID_HYPERVISOR,
                        "CID_LOCAL", (int) SockaddrVm.CID_LOCAL,
                        "CID_HOST", (int) SockaddrVm.CID_HOST,
                        "PORT_ANY", (int) SockaddrVm.PORT_ANY,
                        "FLAG_TO_HOST", SockaddrVm.FLAG_TO_HOST));
    }

    @ParameterizedTest
    @ValueSource(strings = {"linux-x86-64", "linux-aarch64"})
    void everyStateOfTcpHasThePlatformsNumber(String platform) {
        Map<String, Integer> states = new TreeMap<>();
        for (TcpState state : TcpState.values()) {
            states.put(state.name(), state.number());
        }
        assertThat(states.remove("OTHER")).isZero();
        assertNumbers(platform, "TCP_", states);
    }

    /// What `SO_MEMINFO` tells has its places, from 0 on, in the order of the record's components.
    @ParameterizedTest
    @ValueSource(strings = {"linux-x86-64", "linux-aarch64"})
    void theMemoryOfASocketIsInThePlatformsOrder(String platform) {
        Map<String, Integer> places = new TreeMap<>();
        RecordComponent[] components = SocketMemory.class.getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            String name = components[i].getName().replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
            places.put(name, i);
        }
        assertNumbers(platform, "SK_MEMINFO_", places);
    }

    private static void assertNumbers(String platform, String prefix, Map<String, Integer> constants) {
        Abi abi = Abi.of(platform);
        assertThat(constants).isNotEmpty()
                .allSatisfy((name, number) -> assertThat(abi.number(prefix + name))
                        .isEqualTo(number));
    }

    /// The public constants of a class's own type, by name.
    private static <T> Map<String, Integer> constants(Class<T> type, ToIntFunction<T> number) {
        Map<String, Integer> constants = new TreeMap<>();
        Arrays.stream(type.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == type)
                .forEach(field -> constants.put(field.getName(), number.applyAsInt(value(type, field))));
        return constants;
    }

    private static <T> T value(Class<T> type, Field field) {
        try {
            return type.cast(field.get(null));
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
