package io.poolgate.clients;

import io.poolgate.PoolgateExtension;
import io.poolgate.PoolgateServer;
import io.poolgate.localpool.LocalPoolOptions;
import io.poolgate.localpool.LocalUserPool;
import io.poolgate.localpool.settings.DeviceTracking;
import io.poolgate.localpool.settings.SignInOptions;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// cognito-srp-helper through the service's own `srp` method.
@ExtendWith({NpmClientsExtension.class, PoolgateExtension.class})
@Tag("long")
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

  @Test
  void aRememberedDeviceProvesItself() throws IOException {
    var options = SignInOptions.DEFAULT.withDevices(DeviceTracking.OPT_IN);
    try (var tracking =
        PoolgateServer.start(
            LocalPoolOptions.forTests().signIn(options).build(),
            LocalUserPool::publicClient,
            Map.of())) {
      play("device", tracking);
    }
  }

  private void play(String scenario) throws IOException {
    play(scenario, poolgate);
  }

  private void play(String scenario, PoolgateServer server) throws IOException {
    clients.play(
        "srp-helper-service.mjs",
        scenario,
        Map.of(
            "endpoint", server.pool().endpoint().toString(),
            "id", server.pool().id(),
            "clientId", server.pool().publicClient().id(),
            "service", server.api().server().toString()));
  }
}
