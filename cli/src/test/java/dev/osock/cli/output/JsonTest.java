package dev.osock.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.osock.address.SockaddrIn;
import dev.osock.kind.Type;
import dev.osock.option.IntList;
import dev.osock.option.Linger;
import dev.osock.option.TcpInfo;
import dev.osock.option.Timeval;
import dev.osock.option.TlsCipher;
import dev.osock.option.TlsKey;
import dev.osock.option.TlsVersion;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonTest {

    private static JsonObject written(Object... namesAndValues) {
        return JsonParser.parseString(Json.line(Fields.fields(namesAndValues))).getAsJsonObject();
    }

    @Test
    void valuesHaveTheirTypes() {
        JsonObject written = written("int", 7, "long", 1L << 60, "double", 0.5, "none", null, "empty", Optional.empty(),
                "there", Optional.of(3), "truth", true, "infinite", Double.POSITIVE_INFINITY,
                "bytes", new byte[] {1, -1});
        assertThat(written).hasToString("{\"int\":7,\"long\":1152921504606846976,\"double\":0.5,\"none\":null,"
                + "\"empty\":null,\"there\":3,\"truth\":true,\"infinite\":null,\"bytes\":\"01ff\"}");
    }

    @Test
    void addressesAndNamesAreText() {
        assertThat(written("address", SockaddrIn.loopback(7), "type", Type.DGRAM, "quote", "a\"b\n"))
                .hasToString("{\"address\":\"127.0.0.1:7\",\"type\":\"dgram\",\"quote\":\"a\\\"b\\n\"}");
    }

    @Test
    void valuesOfOptionsAreTheirParts() {
        assertThat(written("linger", Linger.seconds(5), "time", new Timeval(1, 2), "list", new IntList(List.of(1L, 2L)),
                "info", new TcpInfo(Map.of("state", 1L))))
                .hasToString("{\"linger\":{\"on\":true,\"seconds\":5},\"time\":{\"sec\":1,\"usec\":2},\"list\":[1,2],"
                        + "\"info\":{\"state\":1}}");
    }

    @Test
    void secretsStaySecret() {
        var key = TlsKey.of(TlsVersion.TLS_1_3, TlsCipher.AES_GCM_128, new byte[16], new byte[12], 0);
        assertThat(written("key", key).get("key")).isEqualTo(new JsonPrimitive(key.toString()));
    }

    @Test
    void aRefusalIsNullWithItsReason() {
        var table = new Table("name", "value");
        table.add("a", new Table.Refusal("ENOTCONN"));
        table.add("b", List.of(1, 2));
        var json = new StringWriter();
        table.print(new PrintWriter(json), true);
        assertThat(JsonParser.parseString(json.toString()))
                .hasToString("[{\"name\":\"a\",\"value\":null,\"error\":\"ENOTCONN\"},"
                        + "{\"name\":\"b\",\"value\":[1,2]}]");
        var columns = new StringWriter();
        table.print(new PrintWriter(columns), false);
        assertThat(columns.toString().lines()).containsExactly("name  value", "a     ENOTCONN", "b     1,2");
    }
}
