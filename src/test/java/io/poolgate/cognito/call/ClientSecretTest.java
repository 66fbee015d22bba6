package io.poolgate.cognito.call;

import static io.poolgate.Accounts.credentials;
import static io.poolgate.Accounts.newEmail;
import static io.poolgate.Accounts.newPassword;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Accounts;
import io.poolgate.PoolgateServer;
import io.poolgate.localpool.LocalPoolOptions;
import io.poolgate.localpool.LocalUserPool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An app client with a secret, and with two while they are being rotated.
class ClientSecretTest {
  private static final String NEW = "mark_client_secret_new_0000000000000000000000000001";
  private static final String OLD = "mark_client_secret_old_0000000000000000000000000002";

  @Test
  void theWholeJourneyWorksWithASecret() {
    var mounted = NEW + "\n"; // a file mostly ends so
    journey(new String[] {NEW}, Map.of("cognito.client-secret", mounted));
  }

  @Test
  void aSecretThatThePoolDoesNotKnowYetGivesWayToThePreviousOne() {
    journey(
        new String[] {OLD},
        Map.of("cognito.client-secret", NEW, "cognito.previous-client-secret", OLD));
  }

  @Test
  void twoLiveSecretsWork(@TempDir Path mounted) throws IOException {
    var one = Files.writeString(mounted.resolve("one"), NEW + "\n");
    var two = Files.writeString(mounted.resolve("two"), OLD + "\n");
    journey(
        new String[] {NEW, OLD},
        Map.of(
            "cognito.client-secret-file",
            one.toString(),
            "cognito.previous-client-secret-file",
            two.toString()));
  }

  @Test
  void signingOutAsTheVeryFirstCallFindsTheLiveSecretToo() {
    var both =
        Map.<String, Object>of("cognito.client-secret", NEW, "cognito.previous-client-secret", OLD);
    try (var poolgate = start(new String[] {OLD}, both);
        var restarted =
            PoolgateServer.start(
                Map.of(
                    "cognito.endpoint",
                    poolgate.pool().endpoint().toString(),
                    "cognito.client-id",
                    poolgate.pool().confidentialClient().id(),
                    "cognito.client-secret",
                    NEW,
                    "cognito.previous-client-secret",
                    OLD))) {
      var signedIn = Accounts.signedIn(poolgate);
      var refresh = "{\"refreshToken\":\"%s\"}".formatted(signedIn.text("/tokens/refreshToken"));
      assertThat(restarted.api().post("/v1/sign-out", refresh).status()).isEqualTo(204);
      assertThat(poolgate.api().post("/v1/tokens/refresh", refresh).outcome())
          .isEqualTo("401 refresh_token_invalid");
    }
  }

  @Test
  void aWrongSecretIsTheServersOwnFault() {
    try (var poolgate = start(new String[] {OLD}, Map.of("cognito.client-secret", NEW))) {
      assertThat(
              poolgate.api().post("/v1/sign-up", credentials(newEmail(), newPassword())).outcome())
          .isEqualTo("500 pool_misconfigured");
    }
  }

  private static void journey(String[] live, Map<String, Object> configured) {
    try (var poolgate = start(live, configured)) {
      var api = poolgate.api();
      var email = newEmail();
      var password = newPassword();
      assertThat(api.post("/v1/sign-up", credentials(email, password)).status()).isEqualTo(201);
      var code = poolgate.pool().mailbox().latestCode(email);
      var confirmation = "{\"username\":\"%s\",\"code\":\"%s\"}".formatted(email, code);
      assertThat(api.post("/v1/sign-up/confirm", confirmation).status()).isEqualTo(200);
      var signedIn = api.post("/v1/sign-in", credentials(email, password));
      assertThat(signedIn.status()).isEqualTo(200);
      var refresh = "{\"refreshToken\":\"%s\"}".formatted(signedIn.text("/tokens/refreshToken"));
      assertThat(api.post("/v1/tokens/refresh", refresh).status()).isEqualTo(200);
      assertThat(api.post("/v1/sign-out", refresh).status()).isEqualTo(204);
      assertThat(api.post("/v1/tokens/refresh", refresh).outcome())
          .isEqualTo("401 refresh_token_invalid");
    }
  }

  private static PoolgateServer start(String[] live, Map<String, Object> configured) {
    return PoolgateServer.start(
        LocalPoolOptions.forTests().clientSecrets(live).build(),
        LocalUserPool::confidentialClient,
        configured);
  }
}
