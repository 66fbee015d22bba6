package io.poolgate.clients;

import io.poolgate.localpool.LocalPoolOptions;
import io.poolgate.localpool.LocalUserPool;
import io.poolgate.localpool.client.LocalAppClient;
import io.poolgate.localpool.settings.DeviceTracking;
import io.poolgate.localpool.settings.SignInOptions;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// cognito-srp-helper with the AWS SDK for JavaScript, against the local pool.
@ExtendWith(NpmClientsExtension.class)
@Tag("long")
@Timeout(60)
class SrpHelperTest {
  private final NpmClients clients;

  SrpHelperTest(NpmClients clients) {
    this.clients = clients;
  }

  @Test
  void aUserSignsInBySrp() throws IOException {
    play("signIn", LocalUserPool::publicClient);
  }

  @Test
  void aUserSignsInBySrpThroughAClientWithASecret() throws IOException {
    play("signIn", LocalUserPool::confidentialClient);
  }

  @Test
  void aWrongPasswordIsRefusedAsAnUnknownUserIs() throws IOException {
    play("wrongPassword", LocalUserPool::publicClient);
  }

  @Test
  void srpCanBeChosenAsTheFirstFactor() throws IOException {
    play("choice", LocalUserPool::confidentialClient);
  }

  @Test
  void aRefreshTokenGivesNewTokens() throws IOException {
    play("refresh", LocalUserPool::confidentialClient);
  }

  @Test
  void aRememberedDeviceProvesItself() throws IOException {
    play("device", LocalUserPool::publicClient);
  }

  @Test
  void aRememberedDeviceProvesItselfThroughAClientWithASecret() throws IOException {
    play("device", LocalUserPool::confidentialClient);
  }

  private void play(String scenario, Function<LocalUserPool, LocalAppClient> of)
      throws IOException {
    var options = SignInOptions.DEFAULT.withDevices(DeviceTracking.OPT_IN);
    try (var pool = LocalUserPool.start(LocalPoolOptions.forTests().signIn(options).build())) {
      var client = of.apply(pool);
      var told =
          new HashMap<>(
              Map.of(
                  "endpoint", pool.endpoint().toString(),
                  "id", pool.id(),
                  "clientId", client.id()));
      client.secrets().stream().findFirst().ifPresent(secret -> told.put("clientSecret", secret));
      clients.play("srp-helper.mjs", scenario, told);
    }
  }
}
