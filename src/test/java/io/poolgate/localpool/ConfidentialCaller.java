package io.poolgate.localpool;

import static io.poolgate.localpool.Caller.PASSWORD;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;

/// What the app client that has secrets asks of a pool.
public final class ConfidentialCaller {
  public final String client;

  private final Caller caller;

  public ConfidentialCaller(Caller caller) {
    this.caller = caller;
    client = caller.pool.confidentialClient().id();
  }

  public InitiateAuthResponse initiate(AuthFlowType flow, Map<String, String> parameters) {
    return caller.sdk.initiateAuth(
        r -> r.clientId(client).authFlow(flow).authParameters(parameters));
  }

  public AuthenticationResultType signIn(String name, String secret) {
    var parameters =
        Map.of(
            "USERNAME", name,
            "PASSWORD", PASSWORD,
            "SECRET_HASH", secretHash(name, secret));
    return initiate(AuthFlowType.USER_PASSWORD_AUTH, parameters).authenticationResult();
  }

  public AuthenticationResultType refresh(String refreshToken, @Nullable String secret) {
    return caller
        .sdk
        .getTokensFromRefreshToken(
            r -> r.clientId(client).clientSecret(secret).refreshToken(refreshToken))
        .authenticationResult();
  }

  public String secretHash(String name, String secret) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return Base64.getEncoder()
          .encodeToString(mac.doFinal((name + client).getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
