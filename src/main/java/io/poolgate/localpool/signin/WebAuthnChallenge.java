package io.poolgate.localpool.signin;

import io.poolgate.localpool.passkey.Passkey;
import io.poolgate.localpool.passkey.PasskeyStore;
import io.poolgate.localpool.state.PoolState;
import io.poolgate.localpool.user.User;
import io.poolgate.localpool.wire.Json;
import io.poolgate.localpool.wire.PoolException;
import java.util.LinkedHashMap;
import java.util.Map;

/// WEB_AUTHN: a signature by one of the user's passkeys.
final class WebAuthnChallenge implements PoolChallenge {
  private final PoolState pool;
  private final User user;
  private final String challenge;

  WebAuthnChallenge(PoolState pool, User user) {
    this.pool = pool;
    this.user = user;
    challenge = pool.credentials().passkeys().challenge();
  }

  @Override
  public String name() {
    return "WEB_AUTHN";
  }

  @Override
  public Map<String, String> parameters() {
    return Map.of(
        "CREDENTIAL_REQUEST_OPTIONS", requestOptions(), "USER_ID_FOR_SRP", user.username());
  }

  /// WebAuthn's PublicKeyCredentialRequestOptionsJSON.
  String requestOptions() {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("challenge", challenge);
    options.put("timeout", PasskeyStore.TIMEOUT.toMillis());
    options.put("rpId", pool.signInOptions().relyingParty().id());
    options.put(
        "allowCredentials",
        pool.credentials().passkeys().of(user).stream().map(Passkey::descriptor).toList());
    options.put("userVerification", "preferred");
    return Json.write(options);
  }

  @Override
  public NextStep answer(OngoingSignIn signIn, AuthParameters answer) {
    String credential = answer.required("CREDENTIAL");
    boolean right =
        pool.credentials()
            .passkeyCeremony()
            .verifies(credential, challenge, pool.credentials().passkeys().of(user), user.handle());
    if (!right) {
      throw PoolException.wrongPassword();
    }
    return new NextStep.Proved();
  }
}
