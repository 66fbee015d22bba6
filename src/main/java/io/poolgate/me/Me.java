package io.poolgate.me;

import io.micronaut.core.annotation.Introspected;
import io.poolgate.token.VerifiedToken;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who the caller is, as the verified token says.
@Introspected
record Me(
    String sub,
    @Nullable String username,
    List<String> groups,
    List<String> scopes,
    String clientId,
    String issuer,
    @Nullable String tokenId,
    @Nullable Instant authTime,
    Instant issuedAt,
    Instant expiresAt) {

  static Me of(VerifiedToken token) {
    return new Me(
        token.sub(),
        token.username(),
        token.groups(),
        token.scopes(),
        token.clientId(),
        token.issuer(),
        token.tokenId(),
        token.authTime(),
        token.issuedAt(),
        token.expiresAt());
  }
}
