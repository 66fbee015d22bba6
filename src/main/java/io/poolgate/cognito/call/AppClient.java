package io.poolgate.cognito.call;

import io.poolgate.cognito.failure.FailureTexts;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UnauthorizedException;

/// The app client that Poolgate makes calls as, with its secret if it has one.
///
/// During a rotation two secrets are live here, and Cognito may know only one of them. Cognito
/// checks the secret before anything else, so a call that it refuses for its secret is made again
/// with the other one.
@Singleton
public final class AppClient {
  private final String id;
  private final List<String> secrets;
  private volatile int preferred;

  AppClient(UserPoolSettings settings) {
    this.id = settings.clientId();
    this.secrets =
        Stream.of(settings.secrets().current(), settings.secrets().previous())
            .filter(Objects::nonNull)
            .map(Objects::requireNonNull)
            .toList();
  }

  public String id() {
    return id;
  }

  /// Makes a call with the secret that works, or null for a public client.
  <T> T call(Function<@Nullable String, T> attempt) {
    if (secrets.isEmpty()) {
      return attempt.apply(null);
    }
    int first = preferred;
    try {
      return attempt.apply(secrets.get(first));
    } catch (CognitoIdentityProviderException refused) {
      if (secrets.size() < 2 || !refusedForSecret(refused)) {
        throw refused;
      }
      return callWithOther(1 - first, attempt);
    }
  }

  private <T> T callWithOther(int index, Function<@Nullable String, T> attempt) {
    try {
      var result = attempt.apply(secrets.get(index));
      preferred = index;
      return result;
    } catch (CognitoIdentityProviderException failure) {
      if (!refusedForSecret(failure)) {
        preferred = index;
      }
      throw failure;
    }
  }

  /// RevokeToken answers a wrong secret with `UnauthorizedException`, without a reason.
  private static boolean refusedForSecret(CognitoIdentityProviderException failure) {
    return failure instanceof UnauthorizedException
        || FailureTexts.blamesSecret(FailureTexts.of(failure));
  }

  /// The SECRET_HASH for a user name, or null for a public client.
  public @Nullable String secretHash(@Nullable String secret, String username) {
    return secret == null ? null : SecretHash.of(secret, username, id);
  }
}
