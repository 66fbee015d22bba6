package io.poolgate.token;

import io.poolgate.token.keys.InvalidSetting;
import java.time.Duration;
import java.util.Set;

/// What counts as a valid token.
///
/// @param clientIds the app clients whose tokens are accepted
/// @param issuers the accepted values of `iss`
/// @param uses the accepted values of `token_use`
/// @param skew how long after their expiry tokens are accepted, 60 s at most
/// @param cacheWeight bytes for remembered tokens; 0 remembers none
public record TokenSettings(
    Set<String> clientIds,
    Set<String> issuers,
    Set<TokenUse> uses,
    Duration skew,
    long cacheWeight) {

  private static final Duration MAX_SKEW = Duration.ofSeconds(60);

  /// Checks the bounds.
  ///
  /// @throws InvalidSetting naming the component that is out of bounds
  public TokenSettings {
    clientIds = Set.copyOf(clientIds);
    issuers = Set.copyOf(issuers);
    uses = Set.copyOf(uses);
    InvalidSetting.unless(!clientIds.isEmpty(), "clientIds", "is empty.");
    InvalidSetting.unless(!issuers.isEmpty(), "issuers", "is empty.");
    InvalidSetting.unless(!uses.isEmpty(), "uses", "must be access, id or both.");
    InvalidSetting.unless(
        !skew.isNegative() && skew.compareTo(MAX_SKEW) <= 0, "skew", "must be from 0s to 60s.");
    InvalidSetting.unless(cacheWeight >= 0, "cacheWeight", "must be 0 (off) or a number of bytes.");
  }
}
