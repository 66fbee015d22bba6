package io.poolgate.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Runs what docs/account.md shows, so that it cannot rot.
@Timeout(180)
class AccountPageTest extends PastedPage {
  AccountPageTest() {
    super("docs/account.md");
  }

  @Test
  void attributesAndTheAddressAreChanged() throws Exception {
    assertThat(paste(Map.of(), "begin", "attributes", "email"))
        .containsSubsequence(
            "{\"codeDeliveries\":[]}",
            "\"name\":\"Ada Lovelace\"",
            "\"attribute\":\"email\"",
            "\"email_verified\":\"true\"")
        .contains("\"email\":\"lovelace.ada.")
        .doesNotContain("\"code\":", "\"nickname\":");
  }

  @Test
  void thePasswordIsChanged() throws Exception {
    assertThat(paste(Map.of(), "begin", "password")).contains("\"status\":\"authenticated\"");
  }

  @Test
  void anAuthenticatorAppIsEnrolled() throws Exception {
    Journey.requires("oathtool");
    assertThat(paste(Map.of(), "begin", "mfa"))
        .containsSubsequence(
            "\"preferred\":\"SOFTWARE_TOKEN_MFA\"", "\"name\":\"SOFTWARE_TOKEN_MFA\"");
  }

  @Test
  void theAccountComesToItsEnd() throws Exception {
    assertThat(paste(Map.of(), "begin", "end"))
        .containsSubsequence("\"code\":\"token_revoked\"", "\"code\":\"token_revoked\"");
  }

  @Test
  void thePageIsOneWalkFromTopToBottom() throws Exception {
    Journey.requires("oathtool");
    assertThat(
            paste(Map.of(), "begin", "attributes", "email", "password", "mfa", "end")
                .lines()
                .filter(line -> line.contains("/problems/")))
        .hasSize(2)
        .allMatch(line -> line.contains("\"code\":\"token_revoked\""));
  }

  @Test
  void anOldSignInIsChallenged() throws Exception {
    assertThat(paste(Map.of("poolgate.step-up.max-age", "1ms"), "begin", "step-up"))
        .contains("\"code\":\"reauthentication_required\"")
        .containsIgnoringCase("error=\"insufficient_user_authentication\", max_age=\"0\"");
  }
}
