package io.poolgate.signin;

import static io.poolgate.SignInRig.assertSignedIn;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Answer;
import io.poolgate.PasskeyAuthenticator;
import io.poolgate.SignInRig;
import io.poolgate.SignInRig.Person;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Signing in with what belongs to another user or to another ceremony. To judge it is the pool's;
/// the service passes the refusal on, and says no more than to a passkey that nobody has.
class OthersPasskeysTest {
  @AutoClose private static final SignInRig rig = SignInRig.start();

  private final PasskeyAuthenticator hers = new PasskeyAuthenticator();
  private final PasskeyAuthenticator his = new PasskeyAuthenticator();
  private final Person ada = rig.person();
  private final Person eve = rig.person();

  @BeforeEach
  void register() {
    assertThat(hers.enrol(rig.bearer(ada)).outcome()).isEqualTo("201");
    assertThat(his.enrol(rig.bearer(eve)).outcome()).isEqualTo("201");
  }

  @Test
  void thePasskeyOfAnotherUserIsRefused() {
    var challenge = begin(ada);
    assertRefused(challenge, signed(his, challenge));
  }

  @Test
  void theIdOfTheRightPasskeyUnderAnothersSignatureIsRefused() {
    var challenge = begin(ada);
    var forged = new HashMap<>(signed(his, challenge));
    forged.put("id", hers.id());
    forged.put("rawId", hers.id());
    assertRefused(challenge, forged);
  }

  @Test
  void anAnswerToTheChallengeOfAnotherUserIsRefused() {
    var forHim = begin(eve);
    assertRefused(begin(ada), signed(his, forHim));
    assertRefused(begin(ada), signed(hers, forHim));
  }

  @Test
  void anAnswerToTheOptionsOfARegistrationIsRefused() {
    var registration = rig.bearer(ada).post("/v1/me/passkeys/options").map("");
    registration.put("rpId", "localhost");
    assertRefused(begin(ada), hers.get(registration));
  }

  @Test
  void theSessionOfAnotherUserIsNotOpenedByOnesOwnPasskey() {
    var forHer = begin(ada);
    var forHim = begin(eve);
    assertSignedIn(rig.answer(forHim, Map.of("credential", signed(his, forHim))));
    assertRefused(forHer, signed(his, forHim));
  }

  /// In the words that one gets whom nobody knows.
  private void assertRefused(Answer challenge, Map<String, Object> credential) {
    var refused = rig.answer(challenge, Map.of("credential", credential));
    assertThat(refused.outcome()).isEqualTo("401 invalid_credentials");
    var stranger = begin(ada);
    var unknown = signed(new PasskeyAuthenticator(), stranger);
    var asUnknown = rig.answer(stranger, Map.of("credential", unknown));
    assertThat(withoutId(refused)).isEqualTo(withoutId(asUnknown));
  }

  private static Map<String, Object> withoutId(Answer answer) {
    var problem = answer.map("");
    problem.remove("requestId");
    return problem;
  }

  private Answer begin(Person person) {
    return rig.signIn(
        Map.of("username", person.email(), "method", "choice", "preferredChallenge", "WEB_AUTHN"));
  }

  private static Map<String, Object> signed(PasskeyAuthenticator passkey, Answer challenge) {
    return passkey.get(challenge.map("/challenge/parameters/credentialRequestOptions"));
  }
}
