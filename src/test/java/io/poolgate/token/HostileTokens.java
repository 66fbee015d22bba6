package io.poolgate.token;

import java.util.List;
import java.util.stream.Stream;

/// Every hostile token that is known: what stock verifiers were seen to accept or to fall over, and
/// the list of aws-jwt-verify.
public final class HostileTokens {
  private HostileTokens() {}

  public static List<HostileToken> all() {
    return Stream.of(HostileForms.all(), HostileHeaders.all(), HostileClaims.all())
        .flatMap(List::stream)
        .toList();
  }
}
