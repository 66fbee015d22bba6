package io.poolgate.cognito.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import io.poolgate.problem.StartupException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserPoolConfigurationTest {
  private static final Map<String, Object> LEAST =
      Map.of("cognito.user-pool-id", "eu-central-1_Ab12Cd34E", "cognito.client-id", "client1");

  @Test
  void defaultsComeFromThePoolId() {
    var settings = settings(LEAST);
    assertThat(settings.region()).isEqualTo("eu-central-1");
    assertThat(settings.secrets().current()).isNull();
    assertThat(settings.endpoint()).hasToString("https://cognito-idp.eu-central-1.amazonaws.com");
    assertThat(settings.tokens().issuers())
        .containsExactly(
            "https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_Ab12Cd34E",
            "https://issuer-cognito-idp.eu-central-1.amazonaws.com/eu-central-1_Ab12Cd34E");
    assertThat(settings.tokens().jwksUrl())
        .hasToString(
            "https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_Ab12Cd34E/.well-known/jwks.json");
    assertThat(settings.tokens().allowedClientIds()).containsExactly("client1");
  }

  @Test
  void everyVariableIsRead() {
    var all = new HashMap<>(LEAST);
    all.put("cognito.client-secret", "mark-secret-one");
    all.put("cognito.previous-client-secret", "mark-secret-two");
    all.put("cognito.region", "us-east-1");
    all.put("cognito.endpoint", "http://localhost:9229");
    all.put("cognito.issuers", "https://a.example,https://b.example");
    all.put("cognito.jwks-url", "https://keys.example/jwks.json");
    all.put("cognito.allowed-client-ids", "client1,client2");
    var settings = settings(all);
    assertThat(settings.secrets().current()).isEqualTo("mark-secret-one");
    assertThat(settings.secrets().previous()).isEqualTo("mark-secret-two");
    assertThat(settings.region()).isEqualTo("us-east-1");
    assertThat(settings.endpoint()).isEqualTo(URI.create("http://localhost:9229"));
    assertThat(settings.tokens().issuers())
        .containsExactly("https://a.example", "https://b.example");
    assertThat(settings.tokens().jwksUrl()).hasToString("https://keys.example/jwks.json");
    assertThat(settings.tokens().allowedClientIds())
        .containsExactlyInAnyOrder("client1", "client2");
    assertThat(settings.toString()).doesNotContain("mark-secret");
  }

  @Test
  void anEndpointIsItsOwnIssuer() {
    var all = new HashMap<>(LEAST);
    all.put("cognito.endpoint", "http://localhost:9229/");
    assertThat(settings(all).tokens().issuers())
        .containsExactly("http://localhost:9229/eu-central-1_Ab12Cd34E");
  }

  @ParameterizedTest
  @ValueSource(strings = {"eu-central-1", "eu_", "_abc", "eu-central-1_Ab 12", "x_y_z"})
  void aMalformedPoolIdNamesTheVariableAndAnExample(String poolId) {
    var all = new HashMap<>(LEAST);
    all.put("cognito.user-pool-id", poolId);
    assertThatThrownBy(() -> settings(all))
        .rootCause()
        .isInstanceOf(StartupException.class)
        .hasMessageContaining("COGNITO_USER_POOL_ID")
        .hasMessageContaining("Example: COGNITO_USER_POOL_ID=");
  }

  /// A pool's replica in another region is called there. Its tokens, and the keys that sign them,
  /// stay the pool's.
  @Test
  void theRegionSaysOnlyWhereCallsGo() {
    var all = new HashMap<>(LEAST);
    all.put("cognito.region", "cn-north-1");
    var settings = settings(all);
    assertThat(settings.endpoint()).hasToString("https://cognito-idp.cn-north-1.amazonaws.com.cn");
    assertThat(settings.tokens()).isEqualTo(settings(LEAST).tokens());
  }

  @Test
  void fipsIsForCallsAlone() {
    var all = new HashMap<>(LEAST);
    all.put("cognito.fips", true);
    assertThat(settings(all).endpoint())
        .hasToString("https://cognito-idp-fips.eu-central-1.amazonaws.com");
    assertThat(settings(all).tokens()).isEqualTo(settings(LEAST).tokens());
  }

  @Test
  void anEndpointLeavesNoChoiceOfHosts() {
    var all = new HashMap<>(LEAST);
    all.put("cognito.fips", true);
    all.put("cognito.endpoint", "https://cognito.example");
    assertThatThrownBy(() -> settings(all))
        .rootCause()
        .isInstanceOf(StartupException.class)
        .hasMessageStartingWith("COGNITO_FIPS chooses")
        .hasMessageEndingWith("Example: COGNITO_FIPS=false");
  }

  @ParameterizedTest
  @CsvSource({
    "cognito.region, eu-central-1.evil.example/, COGNITO_REGION",
    "cognito.region, EU, COGNITO_REGION",
    "cognito.client-id, not a client!, COGNITO_CLIENT_ID",
    "cognito.endpoint, ftp://x, COGNITO_ENDPOINT",
    "cognito.jwks-url, nowhere, COGNITO_JWKS_URL"
  })
  void aMalformedValueNamesItsVariable(String property, String value, String variable) {
    var all = new HashMap<>(LEAST);
    all.put(property, value);
    assertThatThrownBy(() -> settings(all))
        .rootCause()
        .isInstanceOf(StartupException.class)
        .hasMessageContaining(variable);
  }

  private static UserPoolSettings settings(Map<String, Object> properties) {
    try (var context = ApplicationContext.builder(properties).deduceEnvironment(false).build()) {
      return context.start().getBean(UserPoolConfiguration.class).settings();
    }
  }
}
