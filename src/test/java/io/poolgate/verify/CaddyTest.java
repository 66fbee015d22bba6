package io.poolgate.verify;

import io.poolgate.PoolgateServer;
import io.poolgate.Proxy;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class CaddyTest extends ProtectedServiceTest {
  CaddyTest(PoolgateServer poolgate, @TempDir Path folder) throws IOException {
    super(
        poolgate,
        Proxy.Program.CADDY,
        (port, poolgatePort, servicePort) ->
            Proxy.caddy(
                folder,
                port,
                configurationFor("caddyfile")
                    .replace("reports.example.com", "http://127.0.0.1:" + port)
                    .replace("poolgate:8080", "127.0.0.1:" + poolgatePort)
                    .replace("reports:9000", "127.0.0.1:" + servicePort)));
  }
}
