package io.poolgate.cognito.call;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.poolgate.cognito.call.UserPoolSettings.AcceptedTokens;
import io.poolgate.cognito.call.UserPoolSettings.ClientSecrets;
import io.poolgate.problem.StartupException;
import io.poolgate.setting.Secret;
import io.poolgate.token.keys.PoolIssuers;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The `COGNITO_…` variables as they were given; [#settings] checks them and fills in the defaults.
@ConfigurationProperties("cognito")
public record UserPoolConfiguration(
    @Nullable String userPoolId,
    @Nullable String clientId,
    @Nullable @Secret String clientSecret,
    @Nullable @Secret String previousClientSecret,
    @Nullable String region,
    @Nullable String endpoint,
    @Nullable List<String> issuers,
    @Nullable String jwksUrl,
    @Nullable List<String> allowedClientIds,
    @Bindable(defaultValue = "false") boolean fips) {

  private static final Pattern CLIENT_ID = Pattern.compile("[A-Za-z0-9_+]{1,128}");
  private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,40}");
  private static final String POOL_EXAMPLE = "eu-central-1_Ab12Cd34E";

  /// Whether a pool is configured at all.
  public boolean present() {
    return given(userPoolId).isPresent();
  }

  /// The settings of the configured pool.
  ///
  /// @throws StartupException naming the variable that is missing or malformed
  public UserPoolSettings settings() {
    var poolId = required("COGNITO_USER_POOL_ID", userPoolId, PoolIssuers::isPoolId, POOL_EXAMPLE);
    var client =
        required(
            "COGNITO_CLIENT_ID",
            clientId,
            CLIENT_ID.asMatchPredicate(),
            "1h57kf5cpq17m0eml12EXAMPLE");
    var home = PoolIssuers.region(poolId);
    var called =
        required(
            "COGNITO_REGION",
            given(region).orElse(home),
            REGION.asMatchPredicate(),
            "eu-central-1");
    var accepted = issuers == null || issuers.isEmpty() ? issuers(poolId) : issuers;
    return new UserPoolSettings(
        poolId,
        called,
        client,
        new ClientSecrets(
            given(clientSecret).orElse(null), given(previousClientSecret).orElse(null)),
        endpoint(called),
        new AcceptedTokens(
            accepted,
            jwksUrl == null
                ? PoolIssuers.jwksUrl(accepted.getFirst())
                : url("COGNITO_JWKS_URL", jwksUrl),
            allowedClientIds == null || allowedClientIds.isEmpty()
                ? Set.of(client)
                : Set.copyOf(allowedClientIds)));
  }

  private URI endpoint(String called) {
    if (endpoint == null) {
      return RegionalEndpoint.of(called, fips);
    }
    if (fips) {
      throw new StartupException(
          "COGNITO_FIPS", "chooses the region's host, and COGNITO_ENDPOINT names one.", "false");
    }
    return url("COGNITO_ENDPOINT", endpoint);
  }

  private List<String> issuers(String poolId) {
    return endpoint == null
        ? PoolIssuers.of(poolId)
        : List.of(endpoint.replaceFirst("/$", "") + "/" + poolId);
  }

  private static String required(
      String variable, @Nullable String value, Predicate<String> form, String example) {
    if (value == null || value.isBlank()) {
      throw new StartupException(variable, "is not set.", example);
    }
    if (!form.test(value)) {
      throw new StartupException(variable, "is malformed.", example);
    }
    return value;
  }

  private static URI url(String variable, String value) {
    try {
      var uri = URI.create(value);
      if (uri.getHost() != null
          && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // falls to the same line as any other malformed address
    }
    throw new StartupException(
        variable, "is not an http or https address.", "https://cognito.example.com");
  }

  private static Optional<String> given(@Nullable String value) {
    return Optional.ofNullable(value).filter(text -> !text.isBlank());
  }

  @Override
  public String toString() {
    return "UserPoolConfiguration[" + userPoolId + ", " + clientId + "]";
  }
}
