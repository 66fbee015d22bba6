package io.poolgate.localpool;

import java.util.Map;

/// GetTokensFromRefreshToken, RevokeToken, GlobalSignOut.
final class TokenOperations {
  private final AppClients clients;
  private final Users users;
  private final Grants grants;
  private final TokenIssuer issuer;
  private final AccessTokens accessTokens;

  TokenOperations(
      AppClients clients,
      Users users,
      Grants grants,
      TokenIssuer issuer,
      AccessTokens accessTokens) {
    this.clients = clients;
    this.users = users;
    this.grants = grants;
    this.issuer = issuer;
    this.accessTokens = accessTokens;
  }

  Map<String, Operation> table() {
    return Map.of(
        "GetTokensFromRefreshToken", this::refresh,
        "RevokeToken", this::revoke,
        "GlobalSignOut", this::signOutEverywhere);
  }

  Grant usable(String refreshToken, AppClient client) {
    return grants.usable(refreshToken, client);
  }

  User owner(Grant grant) {
    return users
        .bySub(grant.sub())
        .orElseThrow(() -> PoolException.userNotFound("User does not exist."));
  }

  private Map<String, Object> refresh(Parameters parameters) {
    var client = clients.of(parameters);
    String token = parameters.required("RefreshToken", Shape.TOKEN);
    if (!clients.verifySecret(client, parameters.optional("ClientSecret", Shape.CLIENT_SECRET))) {
      throw PoolException.notAuthorized("Unable to verify secret hash for client " + client.id());
    }
    var grant = usable(token, client);
    return Map.of("AuthenticationResult", issuer.refresh(owner(grant), grant));
  }

  /// RFC 7009 §2.2: a token that is not known is as good as revoked.
  private Map<String, Object> revoke(Parameters parameters) {
    var client = clients.of(parameters);
    String token = parameters.required("Token", Shape.TOKEN);
    if (!clients.verifySecret(client, parameters.optional("ClientSecret", Shape.CLIENT_SECRET))) {
      throw new PoolException("UnauthorizedException", "Invalid client secret");
    }
    var grant = grants.find(token);
    if (grant.isEmpty() && token.split("\\.", -1).length == 3) {
      throw new PoolException("UnsupportedTokenTypeException", "Unsupported token type");
    }
    grant.ifPresent(found -> {
      if (!found.clientId().equals(client.id())) {
        throw new PoolException("UnauthorizedException", "The token was issued to another client");
      }
      grants.revoke(found.originJti());
    });
    return Map.of();
  }

  private Map<String, Object> signOutEverywhere(Parameters parameters) {
    var bearer = accessTokens.of(parameters);
    grants.revoke(bearer.originJti());
    grants.revokeAll(bearer.user());
    return Map.of();
  }
}
