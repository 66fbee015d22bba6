package io.poolgate.token;

import com.github.benmanes.caffeine.cache.Interner;
import io.poolgate.token.AcceptedClients.These;
import io.poolgate.token.verdict.TokenUse;
import io.poolgate.token.verdict.VerifiedToken;
import io.poolgate.token.verdict.VerifiedToken.Issuance;
import io.poolgate.token.verdict.VerifiedToken.Principal;
import io.poolgate.token.verdict.VerifiedToken.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Makes a [VerifiedToken] of claims that [ClaimsCheck] has accepted. The cache holds thousands of
/// them, so they share what many tokens have alike: issuer, client, groups, scopes and roles.
final class ClaimsReader {
  private final TokenSettings settings;
  private final Set<String> clientIds;
  private final Interner<List<String>> names = Interner.newWeakInterner();

  ClaimsReader(TokenSettings settings) {
    this.settings = settings;
    this.clientIds = settings.clients() instanceof These(var ids) ? ids : Set.of();
  }

  VerifiedToken read(Claims claims, String keyId) {
    var use = claims.use().orElseThrow();
    var groups = names.intern(claims.strings("cognito:groups").orElse(List.of()));
    var scopes = names.intern(claims.words("scope"));
    return new VerifiedToken(
        principal(claims, use, groups, scopes),
        new Issuance(
            shared(clientIds, claims.client().orElseThrow()),
            shared(settings.issuers(), claims.string("iss").orElseThrow()),
            claims.string("jti").orElse(null)),
        new Times(
            claims.time("auth_time").orElse(null),
            claims.time("iat").orElseThrow(),
            claims.time("exp").orElseThrow()),
        use,
        claims.string("origin_jti").orElse(null),
        keyId,
        names.intern(roles(groups, scopes)),
        settings.keepsClaims() ? claims.withoutNulls() : Map.of());
  }

  /// In most pools the user name is the `sub`.
  private static Principal principal(
      Claims claims, TokenUse use, List<String> groups, List<String> scopes) {
    var sub = claims.string("sub").orElseThrow();
    var username = claims.string(use.usernameClaim()).orElse(null);
    return new Principal(sub, sub.equals(username) ? sub : username, groups, scopes);
  }

  /// A group whose name looks like a scope's role gives none: otherwise, anyone who may create
  /// groups could grant scopes.
  private static List<String> roles(List<String> groups, List<String> scopes) {
    var roles = new ArrayList<String>(groups.size() + scopes.size());
    for (var group : groups) {
      if (!group.startsWith(VerifiedToken.SCOPE_ROLE)) {
        roles.add(group);
      }
    }
    for (var scope : scopes) {
      roles.add(VerifiedToken.SCOPE_ROLE + scope);
    }
    return List.copyOf(roles);
  }

  /// The configured name that equals this one, where there is one.
  private static String shared(Set<String> configured, String name) {
    return configured.stream().filter(name::equals).findFirst().orElse(name);
  }
}
