package io.poolgate.guard;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.poolgate.cognito.call.UserPoolSettings;
import io.poolgate.cognito.call.UserPoolSettings.AcceptedTokens;
import io.poolgate.cognito.call.UserPoolSettings.ClientSecrets;
import io.poolgate.egress.Egress;
import io.poolgate.problem.StartupException;
import io.poolgate.token.keys.KeyRoute;
import io.poolgate.token.verdict.TokenUse;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What the server says when the verifier cannot be made with what was set.
class TokenFactoryTest {
  private static final Set<TokenUse> ACCESS = Set.of(TokenUse.ACCESS);
  private static final Duration DAY = Duration.ofDays(1);

  private final TokenFactory factory = new TokenFactory();

  static Stream<Arguments> wrong() {
    var test = new TokenFactoryTest();
    return Stream.of(
        Arguments.of("COGNITO_ALLOWED_CLIENT_IDS", test.tokens(pool("https://i", Set.of()), 0)),
        Arguments.of("POOLGATE_TOKEN_CACHE_WEIGHT", test.tokens(pool("https://i"), -1)),
        Arguments.of("POOLGATE_TOKEN_USES", test.settings(Set.of(), Duration.ZERO)),
        Arguments.of("POOLGATE_TOKEN_SKEW", test.settings(ACCESS, Duration.ofSeconds(61))),
        Arguments.of("POOLGATE_TOKEN_REFRESH_INTERVAL", test.keys(Duration.ZERO, DAY, null)),
        Arguments.of("POOLGATE_TOKEN_STALE_LIMIT", test.keys(DAY, Duration.ZERO, null)),
        Arguments.of("POOLGATE_TOKEN_KEYS", test.keys(DAY, DAY, "{}")),
        Arguments.of("COGNITO_JWKS_TLS_CA", test.authorities("/nowhere/ca.pem")));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void wrongSettingIsRefusedByTheNameOfItsVariable(String variable, ThrowingCallable start) {
    assertThatExceptionOfType(StartupException.class)
        .isThrownBy(start)
        .withMessageStartingWith(variable + " ")
        .withMessageContaining(". Example: " + variable + "=");
  }

  private ThrowingCallable tokens(UserPoolSettings pool, long cacheWeight) {
    return () ->
        factory.tokenSettings(
            pool, new TokenConfiguration(ACCESS, Duration.ZERO, DAY, DAY, cacheWeight, null));
  }

  private ThrowingCallable settings(Set<TokenUse> uses, Duration skew) {
    return () ->
        factory.tokenSettings(
            pool("https://i"), new TokenConfiguration(uses, skew, DAY, DAY, 0, null));
  }

  private ThrowingCallable keys(Duration refresh, Duration stale, @Nullable String preloaded) {
    return () -> {
      var configuration =
          new TokenConfiguration(ACCESS, Duration.ZERO, refresh, stale, 0, preloaded);
      var settings = factory.keySettings(pool("https://i"), configuration);
      factory
          .keySource(settings, KeyRoute.DIRECT, InstantSource.system(), factory.metrics(null))
          .close();
    };
  }

  private ThrowingCallable authorities(String file) {
    return () -> {
      var configuration = new TokenConfiguration(ACCESS, Duration.ZERO, DAY, DAY, 0, null);
      var settings = factory.keySettings(pool("https://i"), configuration);
      factory.keyRoute(settings, new KeysConfiguration(file), new Egress(Map.of()));
    };
  }

  private static UserPoolSettings pool(String issuer) {
    return pool(issuer, Set.of("client"));
  }

  private static UserPoolSettings pool(String issuer, Set<String> clientIds) {
    return new UserPoolSettings(
        "eu-central-1_Ab12Cd34E",
        "eu-central-1",
        "client",
        ClientSecrets.NONE,
        URI.create("http://127.0.0.1:1/"),
        new AcceptedTokens(List.of(issuer), URI.create("http://127.0.0.1:1/"), clientIds));
  }
}
