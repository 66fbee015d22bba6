package io.poolgate.cognito.signin;

import io.poolgate.cognito.call.CognitoCall;
import io.poolgate.cognito.failure.Operation;
import io.poolgate.problem.ProblemCode;
import io.poolgate.problem.ProblemException;
import jakarta.inject.Singleton;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifySoftwareTokenRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifySoftwareTokenResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifySoftwareTokenResponseType;

/// Enrols an authenticator app (TOTP, RFC 6238): during a sign-in that asks for one, by Cognito's
/// session, or for a signed-in user, by the access token. Every method throws [ProblemException]
/// and nothing else.
@Singleton
public final class TotpSetup {
  private final CognitoCall call;

  TotpSetup(CognitoCall call) {
    this.call = call;
  }

  /// AssociateSoftwareToken.
  ///
  /// @param session Cognito's session of the MFA_SETUP challenge
  public TotpSecret begin(String session) {
    var answer =
        call.plain(
            Operation.ASSOCIATE_SOFTWARE_TOKEN,
            cognito -> cognito.associateSoftwareToken(r -> r.session(session)));
    return new TotpSecret(answer.secretCode(), answer.session());
  }

  /// AssociateSoftwareToken.
  ///
  /// @return the secret, in Base32
  public String beginSignedIn(String accessToken) {
    return call.plain(
            Operation.ENROL_SOFTWARE_TOKEN,
            cognito -> cognito.associateSoftwareToken(r -> r.accessToken(accessToken)))
        .secretCode();
  }

  /// VerifySoftwareToken.
  ///
  /// @param session the one that came with the secret
  /// @return Cognito's session with which MFA_SETUP is answered
  public String finish(String session, String code, @Nullable String deviceName) {
    return verify(Operation.VERIFY_SOFTWARE_TOKEN, r -> r.session(session), code, deviceName)
        .session();
  }

  /// VerifySoftwareToken.
  public void finishSignedIn(String accessToken, String code, @Nullable String deviceName) {
    verify(Operation.CONFIRM_SOFTWARE_TOKEN, r -> r.accessToken(accessToken), code, deviceName);
  }

  private VerifySoftwareTokenResponse verify(
      Operation operation,
      Consumer<VerifySoftwareTokenRequest.Builder> proof,
      String code,
      @Nullable String deviceName) {
    var answer =
        call.plain(
            operation,
            cognito ->
                cognito.verifySoftwareToken(
                    r -> proof.accept(r.userCode(code).friendlyDeviceName(deviceName))));
    if (answer.status() == VerifySoftwareTokenResponseType.ERROR) {
      throw new ProblemException(ProblemCode.CODE_MISMATCH);
    }
    return answer;
  }
}
