package io.poolgate.cognito.signin;

import io.poolgate.problem.ProblemCode;
import io.poolgate.problem.ProblemException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;

/// Reads the answers of InitiateAuth, RespondToAuthChallenge and GetTokensFromRefreshToken, which
/// have the same parts. Emulators leave some of them out.
public final class SignInAnswers {
  private static final int DEFAULT_LIFETIME_SECONDS = 3600;

  private SignInAnswers() {}

  /// @param available the choices of SELECT_CHALLENGE
  /// @param username the name that was signed in with, where Cognito gives no name of its own
  static SignInOutcome outcome(
      @Nullable AuthenticationResultType result,
      @Nullable String challengeName,
      @Nullable String session,
      Map<String, String> parameters,
      List<String> available,
      String username) {
    if (challengeName == null || challengeName.isEmpty()) {
      return signedIn(result);
    }
    var given = parameters.getOrDefault("USER_ID_FOR_SRP", parameters.get("USERNAME"));
    return new Challenge(
        challengeName,
        Objects.requireNonNullElse(session, ""),
        Objects.requireNonNullElse(given, username),
        withoutGaps(parameters),
        available.stream().filter(Objects::nonNull).toList());
  }

  private static Map<String, String> withoutGaps(Map<String, String> parameters) {
    var present = new HashMap<>(parameters);
    present.values().removeIf(Objects::isNull);
    return present;
  }

  public static SignedIn signedIn(@Nullable AuthenticationResultType result) {
    if (result == null || result.accessToken() == null || result.idToken() == null) {
      throw new ProblemException(ProblemCode.UPSTREAM_FAILED)
          .withDiagnosis("the pool answered with neither tokens nor a challenge");
    }
    var device = result.newDeviceMetadata();
    return new SignedIn(
        new Tokens(
            result.accessToken(),
            result.idToken(),
            result.refreshToken(),
            "Bearer",
            Objects.requireNonNullElse(result.expiresIn(), DEFAULT_LIFETIME_SECONDS)),
        device == null ? null : new NewDevice(device.deviceKey(), device.deviceGroupKey()));
  }
}
