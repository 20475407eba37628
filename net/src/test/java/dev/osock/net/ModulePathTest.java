package dev.osock.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.net.adapter.MysqlSocketFactory;
import dev.osock.testing.UserModule;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A module that requires this one is compiled and runs, whether what adapters belong to is there or not.
@Timeout(60)
class ModulePathTest {

    private static final String STATEMENT =
            "new dev.osock.net.OsockSocketFactory(\"unix:@x\").createSocket().close();";

    @Test
    void whatIsOptionalNeedNotBeThere(@TempDir Path folder) throws Exception {
        var user = new UserModule(
                folder, "dev.osock.net", STATEMENT, OsockSocketFactory.class, dev.osock.Socket.class);
        assertThat(user.run()).isEqualTo("works\n");
        assertThat(user.run("mysql.connector.j", MysqlSocketFactory.class, com.mysql.cj.jdbc.Driver.class))
                .isEqualTo("works\n");
    }
}
