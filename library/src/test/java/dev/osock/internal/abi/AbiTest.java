package dev.osock.internal.abi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AbiTest {
    private static final Abi X86_64 = Abi.of("linux-x86-64");
    private static final Abi AARCH64 = Abi.of("linux-aarch64");

    @ParameterizedTest
    @ValueSource(strings = {"linux-x86-64", "linux-aarch64"})
    void findsEverySymbolOfItsTable(String platform) {
        Abi abi = Abi.of(platform);
        List<String> lines = table(platform);
        assertThat(lines).hasSizeGreaterThan(1500).first().isEqualTo("# " + platform);
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t", -1);
            String name = cells[1];
            long value = Long.parseLong(cells[2]);
            assertThat(value).as(line).isBetween((long) Integer.MIN_VALUE, 0xffff_ffffL);
            switch (cells[0]) {
                case "const" -> {
                    assertThat(abi.number(name)).as(line).isEqualTo((int) value);
                    assertThat(abi.find(name)).as(line).hasValue((int) value);
                }
                case "struct" -> assertThat(abi.size(name)).as(line).isEqualTo((int) value);
                case "field" -> {
                    String[] path = name.split("\\.", 2);
                    assertThat(abi.offset(path[0], path[1])).as(line).isEqualTo((int) value);
                    assertThat(abi.size(path[0], path[1])).as(line).isEqualTo(Integer.parseInt(cells[3]));
                }
                default -> throw new AssertionError("no such kind of line: " + line);
            }
        }
    }

    @Test
    void currentTableIsThatOfThisMachine() {
        assertThat(Abi.current().platform()).isEqualTo("linux-" + switch (System.getProperty("os.arch")) {
            case "amd64" -> "x86-64";
            case "aarch64" -> "aarch64";
            default -> throw new AssertionError("not a platform of ours");
        });
    }

    @Test
    void aConstantThatThePlatformLacksIsRefusedByNameOrNotFound() {
        assertThatThrownBy(() -> X86_64.number("SO_ACCEPTFILTER"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SO_ACCEPTFILTER")
                .hasMessageContaining("linux-x86-64");
        assertThat(X86_64.find("SO_ACCEPTFILTER")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "AF_INE", "AF_INET66", "af_inet", "AF_INET\t2", "~", "XFULL", "sockaddr"})
    void whatOnlyLooksLikeAConstantIsNotFound(String symbol) {
        assertThat(X86_64.find(symbol)).isEmpty();
    }

    @Test
    void aStructureOrFieldThatTheTableLacksIsRefusedByName() {
        assertThatThrownBy(() -> AARCH64.size("sockaddr_atm"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sockaddr_atm does not exist on linux-aarch64");
        assertThatThrownBy(() -> AARCH64.offset("msghdr", "msg_accrights"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("msghdr.msg_accrights does not exist on linux-aarch64");
        assertThatThrownBy(() -> AARCH64.size("msghdr", "msg_accrights"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aConstantOf32UnsignedBitsIsGivenAsItsBitPattern() {
        assertThat(X86_64.number("EPOLLET")).isEqualTo(1 << 31);
        assertThat(X86_64.number("VMADDR_CID_ANY")).isEqualTo(-1);
    }

    @Test
    void onlyTheEpollEventAFlagOfOpenAndTheNumbersOfSystemCallsDifferBetweenThePlatforms() {
        assertThat(X86_64.size("epoll_event")).isEqualTo(12);
        assertThat(X86_64.offset("epoll_event", "data")).isEqualTo(4);
        assertThat(AARCH64.size("epoll_event")).isEqualTo(16);
        assertThat(AARCH64.offset("epoll_event", "data")).isEqualTo(8);
        assertThat(X86_64.number("SYS_recvfrom")).isEqualTo(45);
        assertThat(AARCH64.number("SYS_recvfrom")).isEqualTo(207);
        assertThat(X86_64.number("O_NOFOLLOW")).isEqualTo(0400000);
        assertThat(AARCH64.number("O_NOFOLLOW")).isEqualTo(0100000);
        assertThat(alike("linux-x86-64")).containsExactlyElementsOf(alike("linux-aarch64"));
    }

    private static List<String> alike(String platform) {
        return table(platform).stream()
                .filter(line -> !line.contains("epoll_event") && !line.contains("O_NOFOLLOW"))
                .filter(line -> !line.startsWith("const\tSYS_"))
                .skip(1)
                .toList();
    }

    /// Sizes and offsets as the reference implementation was seen to use them.
    @ParameterizedTest
    @CsvSource({
        "sockaddr_in, 16, sin_port, 2", "sockaddr_in, 16, sin_addr, 4",
        "sockaddr_in6, 28, sin6_addr, 8", "sockaddr_in6, 28, sin6_scope_id, 24",
        "sockaddr_un, 110, sun_path, 2", "sockaddr_ll, 20, sll_addr, 12",
        "linger, 8, l_linger, 4", "timeval, 16, tv_usec, 8",
        "ip_mreq, 8, imr_interface, 4", "ip_mreq_source, 12, imr_sourceaddr, 8",
        "ip_msfilter, 20, imsf_slist, 16", "ipv6_mreq, 20, ipv6mr_interface, 16",
        "in_pktinfo, 12, ipi_addr, 8", "in6_pktinfo, 20, ipi6_ifindex, 16",
        "iovec, 16, iov_len, 8", "msghdr, 56, msg_flags, 48",
        "cmsghdr, 16, cmsg_type, 12", "sock_extended_err, 16, ee_data, 12",
        "ifreq, 40, ifr_flags, 16", "ifconf, 16, ifc_buf, 8",
        "ifmap, 24, port, 20", "sctp_assocparams, 20, sasoc_cookie_life, 16",
        "sctp_rtoinfo, 16, srto_min, 12", "sctp_initmsg, 8, sinit_max_init_timeo, 6",
        "sctp_event_subscribe, 14, sctp_sender_dry_event, 9", "tcp_info, 280, tcpi_received_ce_bytes, 272"
    })
    void layoutsAreThoseOfTheReference(String struct, int size, String field, int offset) {
        for (Abi abi : List.of(X86_64, AARCH64)) {
            assertThat(abi.size(struct)).isEqualTo(size);
            assertThat(abi.offset(struct, field)).isEqualTo(offset);
        }
    }

    @ParameterizedTest
    @CsvSource({"amd64, linux-x86-64", "x86_64, linux-x86-64", "aarch64, linux-aarch64"})
    void thePlatformIsChosenByTheJvmsProperties(String osArch, String platform) {
        assertThat(Abi.platform("Linux", osArch, ByteOrder.LITTLE_ENDIAN)).isEqualTo(platform);
    }

    @ParameterizedTest
    @CsvSource({
        "Windows 11, amd64, LITTLE_ENDIAN", "Mac OS X, aarch64, LITTLE_ENDIAN", "FreeBSD, amd64, LITTLE_ENDIAN",
        "Linux, i386, LITTLE_ENDIAN", "Linux, arm, LITTLE_ENDIAN", "Linux, riscv64, LITTLE_ENDIAN",
        "Linux, s390x, BIG_ENDIAN", "Linux, aarch64, BIG_ENDIAN"
    })
    void anotherPlatformIsRefusedWithWhatWasFoundAndWhatIsSupported(String osName, String osArch, String order) {
        ByteOrder byteOrder = order.equals("BIG_ENDIAN") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        assertThatThrownBy(() -> Abi.platform(osName, osArch, byteOrder))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContainingAll("64-bit", "Linux x86-64 and aarch64", osName, osArch, order);
    }

    @Test
    void aPlatformWithoutATableIsRefusedByName() {
        assertThatThrownBy(() -> Abi.of("plan9-mips"))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("plan9-mips");
    }

    private static List<String> table(String platform) {
        return Abi.of(platform).table().lines().toList();
    }
}
