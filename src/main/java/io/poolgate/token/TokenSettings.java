package io.poolgate.token;

import io.poolgate.token.keys.InvalidSetting;
import io.poolgate.token.verdict.TokenUse;
import java.time.Duration;
import java.util.Set;

/// What counts as a valid token.
///
/// @param clients the app clients whose tokens are accepted
/// @param issuers the accepted values of `iss`
/// @param uses the accepted values of `token_use`
/// @param skew how long after their expiry tokens are accepted, 60 s at most
/// @param cacheWeight bytes for remembered tokens; 0 remembers none
/// @param keepsClaims whether all claims of a token are kept, or those alone that have a name here
public record TokenSettings(
    AcceptedClients clients,
    Set<String> issuers,
    Set<TokenUse> uses,
    Duration skew,
    long cacheWeight,
    boolean keepsClaims) {

  private static final Duration MAX_SKEW = Duration.ofSeconds(60);

  /// Checks the bounds.
  ///
  /// @throws InvalidSetting naming the component that is out of bounds
  public TokenSettings {
    issuers = Set.copyOf(issuers);
    uses = Set.copyOf(uses);
    InvalidSetting.unless(!issuers.isEmpty(), "issuers", "is empty.");
    InvalidSetting.unless(!uses.isEmpty(), "uses", "must be access, id or both.");
    InvalidSetting.unless(
        !skew.isNegative() && skew.compareTo(MAX_SKEW) <= 0, "skew", "must be from 0s to 60s.");
    InvalidSetting.unless(cacheWeight >= 0, "cacheWeight", "must be 0 (off) or a number of bytes.");
  }
}
