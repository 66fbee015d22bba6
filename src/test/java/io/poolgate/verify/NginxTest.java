package io.poolgate.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.PoolgateServer;
import io.poolgate.Proxy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NginxTest extends ProtectedServiceTest {
  NginxTest(PoolgateServer poolgate, @TempDir Path folder) throws IOException {
    super(
        poolgate,
        Proxy.Program.NGINX,
        (port, poolgatePort, servicePort) ->
            Proxy.nginx(
                folder,
                port,
                configurationFor("nginx")
                    .replace("127.0.0.1:8000", "127.0.0.1:" + port)
                    .replace("127.0.0.1:8080", "127.0.0.1:" + poolgatePort)
                    .replace("127.0.0.1:9000", "127.0.0.1:" + servicePort)));
  }

  @Test
  void nobodyAsksPoolgateThroughIt() {
    assertThat(get(token(List.of("guests")), "/_verify?group=guests").status()).isEqualTo(404);
  }
}
