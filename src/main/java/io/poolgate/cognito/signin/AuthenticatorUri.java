package io.poolgate.cognito.signin;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Writes TOTP secrets as the `otpauth:` URI that authenticator apps read from a QR code (Google
/// Authenticator's key URI format).
@Singleton
public final class AuthenticatorUri {
  private final String issuer;

  AuthenticatorUri(Configuration configuration) {
    this.issuer = configuration.issuer();
  }

  /// The `POOLGATE_TOTP_…` variables.
  ///
  /// @param issuer the service's name, as the app shows it
  @ConfigurationProperties("poolgate.totp")
  public record Configuration(@Bindable(defaultValue = "Poolgate") String issuer) {}

  /// The URI for an account.
  ///
  /// @param secret in Base32
  /// @param account whose it is, as the app shows it
  public String of(String secret, String account) {
    return "otpauth://totp/%s:%s?secret=%s&issuer=%s"
        .formatted(encoded(issuer), encoded(account), encoded(secret), encoded(issuer));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
