package io.poolgate.revocation;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;
import io.poolgate.problem.StartupException;
import java.time.Duration;
import java.util.Set;

/// Whether access tokens end with a sign-out: `POOLGATE_TOKEN_REVOCATION…`.
///
/// @param revocation `none`, or `redis` to tell all instances
/// @param revocationRetention how long a sign-out is kept: the longest lifetime of the app clients'
///   access and ID tokens, 24 h at most with Cognito
/// @param revocationLimit how many sign-outs are kept at once; beyond it the oldest are forgotten
@Context
@ConfigurationProperties("poolgate.token")
record RevocationConfiguration(
    @Bindable(defaultValue = "none") String revocation,
    @Bindable(defaultValue = "24h") Duration revocationRetention,
    @Bindable(defaultValue = "200000") int revocationLimit) {

  /// The shortest lifetime that a token of Cognito's can have.
  private static final Duration SHORTEST_RETENTION = Duration.ofMinutes(5);

  RevocationConfiguration {
    if (!Set.of("none", "redis").contains(revocation)) {
      throw new StartupException(
          "POOLGATE_TOKEN_REVOCATION", "must be none or redis, not " + revocation + ".", "redis");
    }
    if (revocationRetention.compareTo(SHORTEST_RETENTION) < 0) {
      throw new StartupException("POOLGATE_TOKEN_REVOCATION_RETENTION", "is below 5m.", "24h");
    }
    if (revocationLimit < 1) {
      throw new StartupException("POOLGATE_TOKEN_REVOCATION_LIMIT", "is below 1.", "200000");
    }
  }
}
