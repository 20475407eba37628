package dev.osock.internal.verb;

import dev.osock.address.In6Addr;
import dev.osock.address.InAddr;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.address.SockaddrIn6;
import dev.osock.address.SockaddrUn;
import dev.osock.internal.abi.ServiceDatabase;
import dev.osock.internal.call.Kind;
import dev.osock.internal.call.Protocols;
import dev.osock.internal.socket.OpenSocket;
import dev.osock.internal.socket.Snapshot;
import dev.osock.kind.Domain;
import dev.osock.kind.ReadState;
import dev.osock.kind.Type;
import dev.osock.kind.WriteState;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The table that OTP's `i/0,1,2` prints. Cells are left-justified to the width of their column and followed by one
/// space each, the last one too.
public final class SocketTable {

    /// The columns of a table that names none.
    public static final List<String> DEFAULT_COLUMNS = List.of(
            "domain",
            "type",
            "protocol",
            "fd",
            "owner",
            "local_address",
            "remote_address",
            "recv",
            "sent",
            "state");

    private static final Map<String, String> STATE_LETTERS = Map.of(
            "accepting", "A",
            "bound", "BD",
            "connected", "CD",
            "connecting", "CG",
            "listening", "LG",
            "selected", "SD");

    private SocketTable() {}

    /// Prints the table of the registered sockets that pass a filter; nothing if there are none.
    ///
    /// @param out where to
    /// @param columns which columns
    /// @param filter which sockets
    public static void print(PrintStream out, List<String> columns, Predicate<OpenSocket> filter) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(columns.stream().map(SocketTable::header).toList());
        OpenSocket.REGISTRY.list()
                .stream()
                .filter(filter)
                .sorted((a, b) -> Integer.compare(a.fd(), b.fd()))
                .forEach(socket -> rows.add(row(socket, columns)));
        if (rows.size() == 1) {
            return;
        }
        int[] widths = new int[columns.size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        var text = new StringBuilder();
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                String cell = row.get(i);
                text.append(cell).append(" ".repeat(widths[i] - cell.length() + 1));
            }
            text.append('\n');
        }
        out.print(text);
        out.flush();
    }

    /// `local_address` becomes `Local Address`.
    private static String header(String column) {
        return List.of(column.split("_", -1))
                .stream()
                .map(word -> word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining(" "));
    }

    private static List<String> row(OpenSocket socket, List<String> columns) {
        Snapshot snapshot = socket.snapshot();
        return columns.stream().map(column -> cell(socket, snapshot, column)).toList();
    }

    private static String cell(OpenSocket socket, Snapshot snapshot, String column) {
        Kind kind = snapshot.kind();
        return switch (column) {
            case "domain" -> Domain.of(kind.domain()).name();
            case "type" -> Type.of(kind.type()).name().toUpperCase(Locale.ROOT);
            case "protocol" -> protocol(kind).toUpperCase(Locale.ROOT);
            case "fd" -> socket.isOpen() ? Integer.toString(socket.fd()) : " ";
            case "owner" -> Objects.toString(snapshot.owner(), " ");
            case "local_address" -> address(socket, socket.bound());
            case "remote_address" -> address(socket, socket.connectedTo());
            case "recv" -> Long.toUnsignedString(snapshot.counters().readBytes());
            case "sent" -> Long.toUnsignedString(snapshot.counters().writeBytes());
            case "state" -> state(snapshot);
            default -> " ";
        };
    }

    private static String protocol(Kind kind) {
        return Protocols.system().name(kind.protocol());
    }

    private static String address(OpenSocket socket, @Nullable Sockaddr address) {
        return switch (address) {
            case null -> " ";
            case SockaddrIn in -> host(in.addr()) + ":" + port(in.port(), socket.kind());
            case SockaddrIn6 in -> host(in.addr()) + ":" + port(in.port(), socket.kind());
            case SockaddrUn un -> "local:" + new String(un.bytes(), StandardCharsets.UTF_8);
            default -> address.toString();
        };
    }

    private static String host(InAddr addr) {
        return addr.equals(InAddr.ANY) ? "*" : addr.equals(InAddr.LOOPBACK) ? "localhost" : addr.toString();
    }

    private static String host(In6Addr addr) {
        return addr.equals(In6Addr.ANY) ? "*" : addr.equals(In6Addr.LOOPBACK) ? "localhost" : addr.toString();
    }

    private static String port(int port, Kind kind) {
        return ServiceDatabase.system()
                .name(port, protocol(kind))
                .map(name -> name + " (" + port + ")")
                .orElse(Integer.toString(port));
    }

    /// Reading states, a comma, writing states; a lone side is marked by a dash for the other.
    private static String state(Snapshot snapshot) {
        String reading = letters(snapshot.readStates().stream().map(ReadState::otpName));
        String writing = letters(snapshot.writeStates().stream().map(WriteState::otpName));
        if (reading.isEmpty()) {
            return writing.isEmpty() ? " " : " - , " + writing;
        }
        return writing.isEmpty() ? reading + ", -" : reading + " , " + writing;
    }

    private static String letters(Stream<String> states) {
        return states.map(state -> STATE_LETTERS.getOrDefault(state, state.toUpperCase(Locale.ROOT)))
                .collect(Collectors.joining(":"));
    }
}
