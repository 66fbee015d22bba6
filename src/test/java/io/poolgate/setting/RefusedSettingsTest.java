package io.poolgate.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What those refuse that settings are for: each can be read, and none makes sense.
class RefusedSettingsTest {
  @ParameterizedTest
  @CsvSource({
    "COGNITO_USER_POOL_ID, nonsense",
    "COGNITO_CLIENT_ID, '!'",
    "POOLGATE_ACCESS_LOG_KEY, short",
    "POOLGATE_ALLOWED_ORIGINS, '*'",
    "POOLGATE_SIGN_IN_METHODS, magic",
    "POOLGATE_TOKEN_REVOCATION, magic",
    "POOLGATE_TOKEN_SKEW, 61s",
    "POOLGATE_TOKEN_STALE_LIMIT, 1s",
    "REDIS_URI, http://127.0.0.1:6379"
  })
  void aMalformedVariableIsNamedWithAnExample(String variable, String value) {
    assertThat(refusal(Map.of(variable, value))).contains("Example: " + variable + "=");
  }

  @ParameterizedTest
  @CsvSource({
    "/dev/null, there is no certificate",
    "/no/such/file, a file cannot be read (/no/such/file)"
  })
  void filesThatHoldNoCertificateAreRefused(String file, String says) {
    assertThat(refusal(Map.of("POOLGATE_TLS_CERTIFICATE", file, "POOLGATE_TLS_KEY", file)))
        .contains("POOLGATE_TLS_CERTIFICATE and POOLGATE_TLS_KEY cannot be used: " + says);
  }

  @Test
  void aCertificateWithoutAKeyIsRefused() {
    assertThat(refusal(Map.of("POOLGATE_TLS_CERTIFICATE", "/etc/poolgate/tls.crt")))
        .contains("POOLGATE_TLS_KEY is not set");
  }

  @Test
  void revocationThroughNoRedisIsRefused() {
    assertThat(refusal(Map.of("POOLGATE_TOKEN_REVOCATION", "redis")))
        .contains("REDIS_URI is not set");
  }

  @Test
  void anAuthorityForRedisThatCannotBeReadIsRefused() {
    assertThat(
            refusal(
                Map.of(
                    "REDIS_URI",
                    "rediss://:mark-redis@127.0.0.1:1",
                    "REDIS_TLS_CA",
                    "/no/such/file")))
        .startsWith("REDIS_TLS_CA names a file that is not there: /no/such/file.");
  }

  /// Of a server that would start without these.
  private static String refusal(Map<String, String> variables) {
    var all =
        new HashMap<String, Object>(
            Map.of(
                "COGNITO_USER_POOL_ID", "eu-central-1_Ab12Cd34E",
                "COGNITO_CLIENT_ID", "client1",
                "COGNITO_ENDPOINT", "http://127.0.0.1:1",
                "POOLGATE_MANAGEMENT_PORT", "0"));
    all.putAll(variables);
    return SettingsTest.refusal(all);
  }
}
