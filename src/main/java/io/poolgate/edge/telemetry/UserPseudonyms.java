package io.poolgate.edge.telemetry;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.filters.SecurityFilter;
import io.poolgate.guard.VerifiedAuthentication;
import io.poolgate.problem.StartupException;
import io.poolgate.seal.KeyMaterial;
import io.poolgate.setting.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// What users are called in the access log: a keyed hash (HMAC-SHA256, RFC 2104) of the user name.
/// Lines about one user can be found together, but those who have the log and not the key cannot
/// try names out, as they could with a plain hash.
@Context // a malformed key is reported at the start
public final class UserPseudonyms {
  private static final String ALGORITHM = "HmacSHA256";
  private static final String USERNAME = "poolgate.username";
  private static final int LENGTH = 12; // bytes of the hash

  private final Mac keyed;

  UserPseudonyms(Configuration configuration) throws GeneralSecurityException {
    var key =
        configuration.key() == null
            ? KeyMaterial.random()
            : KeyMaterial.decode(configuration.key()).orElseThrow(UserPseudonyms::malformed);
    keyed = Mac.getInstance(ALGORITHM);
    keyed.init(new SecretKeySpec(key, ALGORITHM));
  }

  /// The `POOLGATE_ACCESS_LOG_…` variables.
  ///
  /// @param enabled whether there is such a log (otherwise [AccessLog] is not made)
  /// @param key base64 of 32 bytes, the same for all instances; none: a random one at start
  @ConfigurationProperties("poolgate.access-log")
  record Configuration(
      @Bindable(defaultValue = "true") boolean enabled, @Nullable @Secret String key) {
    @Override
    public String toString() {
      return "Configuration[]";
    }
  }

  /// Says which user an anonymous request names, whether there is such a user or not.
  public static void name(HttpRequest<?> request, String username) {
    request.setAttribute(USERNAME, username);
  }

  /// The user whom a request named, or whose token it had; null where there is none.
  static @Nullable String nameIn(HttpRequest<?> request) {
    return request
        .getAttribute(USERNAME, String.class)
        .or(() ->
            request
                .getAttribute(SecurityFilter.AUTHENTICATION, VerifiedAuthentication.class)
                .map(caller -> caller.claims().principal().username()))
        .orElse(null);
  }

  /// The pseudonym of a user. User names are case-insensitive.
  String of(String username) {
    try {
      var mac = (Mac) keyed.clone(); // a Mac serves one thread
      var hash = mac.doFinal(username.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(hash, LENGTH));
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the JDK's own can be cloned", e);
    }
  }

  private static StartupException malformed() {
    return new StartupException(
        "POOLGATE_ACCESS_LOG_KEY",
        "must be base64 of 32 random bytes.",
        "$(openssl rand -base64 32)");
  }
}
