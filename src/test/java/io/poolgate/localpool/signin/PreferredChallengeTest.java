package io.poolgate.localpool.signin;

import static io.poolgate.localpool.Caller.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.SrpClient;
import io.poolgate.localpool.Caller;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;

/// USER_AUTH where the client names the choice that the user prefers.
class PreferredChallengeTest {
  private static final String ADA = "ada@example.com";

  private final SrpClient srp = new SrpClient();
  @AutoClose private final Caller caller = Caller.start();

  @BeforeEach
  void addUser() {
    caller.provision(ADA);
  }

  @Test
  void preferredChallengeIsAskedAtOnce() {
    var challenge = caller.choose(ADA, Map.of("PREFERRED_CHALLENGE", "EMAIL_OTP"));

    assertThat(challenge.challengeName()).isEqualTo(ChallengeNameType.EMAIL_OTP);
    assertThat(challenge.availableChallengesAsStrings()).contains("EMAIL_OTP");
    assertThat(caller.pool.mailbox().messages(ADA)).hasSize(1);
  }

  @Test
  void preferredPasswordMayComeAtOnce() {
    var result =
        caller
            .choose(ADA, Map.of("PREFERRED_CHALLENGE", "PASSWORD", "PASSWORD", PASSWORD))
            .authenticationResult();

    assertThat(result.accessToken()).isNotBlank();
  }

  @Test
  void preferredSrpMayBeginAtOnce() {
    var challenge =
        caller.choose(ADA, Map.of("PREFERRED_CHALLENGE", "PASSWORD_SRP", "SRP_A", srp.srpA()));

    assertThat(challenge.challengeName()).isEqualTo(ChallengeNameType.PASSWORD_VERIFIER);
    assertThat(challenge.session()).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(strings = {"WEB_AUTHN", "SOFTWARE_TOKEN_MFA", "nonsense"})
  void whatIsPreferredButNotThereLeadsToTheChoice(String preferred) {
    assertThat(caller.choose(ADA, Map.of("PREFERRED_CHALLENGE", preferred)).challengeName())
        .isEqualTo(ChallengeNameType.SELECT_CHALLENGE);
  }
}
