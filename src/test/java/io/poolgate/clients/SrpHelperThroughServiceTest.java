package io.poolgate.clients;

import io.poolgate.PoolgateExtension;
import io.poolgate.PoolgateServer;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// cognito-srp-helper through the service's own `srp` method.
@ExtendWith({NpmClientsExtension.class, PoolgateExtension.class})
@Timeout(60)
class SrpHelperThroughServiceTest {
  private final NpmClients clients;
  private final PoolgateServer poolgate;

  SrpHelperThroughServiceTest(NpmClients clients, PoolgateServer poolgate) {
    this.clients = clients;
    this.poolgate = poolgate;
  }

  @Test
  void aUserSignsInBySrp() throws IOException {
    play("signIn");
  }

  @Test
  void srpCanBeChosenAsTheFirstFactor() throws IOException {
    play("choice");
  }

  @Test
  void aWrongPasswordIsRefusedAsAnUnknownUserIs() throws IOException {
    play("wrongPassword");
  }

  private void play(String scenario) throws IOException {
    clients.play(
        "srp-helper-service.mjs",
        scenario,
        Map.of(
            "endpoint", poolgate.pool().endpoint().toString(),
            "id", poolgate.pool().id(),
            "clientId", poolgate.pool().publicClient().id(),
            "service", poolgate.api().server().toString()));
  }
}
