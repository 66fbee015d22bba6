package io.poolgate.localpool.signin;

import io.poolgate.localpool.state.PoolState;
import io.poolgate.localpool.wire.OperationHandler;
import io.poolgate.localpool.wire.Parameters;
import io.poolgate.localpool.wire.PoolException;
import io.poolgate.localpool.wire.Shape;
import java.util.Map;
import java.util.Optional;

/// GetTokensFromRefreshToken, RevokeToken, GlobalSignOut.
public final class TokenOperations {
  private final PoolState pool;
  private final RefreshTokenCheck refreshTokens;

  public TokenOperations(PoolState pool) {
    this.pool = pool;
    refreshTokens = new RefreshTokenCheck(pool);
  }

  public Map<String, OperationHandler> handlers() {
    return Map.of(
        "GetTokensFromRefreshToken", this::refresh,
        "RevokeToken", this::revoke,
        "GlobalSignOut", this::signOutEverywhere);
  }

  private Map<String, Object> refresh(Parameters parameters) {
    var client = pool.clients().of(parameters);
    String token = parameters.required("RefreshToken", Shape.TOKEN);
    if (!pool.clients()
        .verifySecret(client, parameters.optional("ClientSecret", Shape.CLIENT_SECRET))) {
      throw PoolException.notAuthorized("Unable to verify secret hash for client " + client.id());
    }
    Optional<String> device = parameters.optional("DeviceKey", Shape.DEVICE_KEY);
    return Map.of("AuthenticationResult", refreshTokens.check(token, client, device).tokens());
  }

  /// RFC 7009 §2.2: an unknown token is as good as revoked.
  private Map<String, Object> revoke(Parameters parameters) {
    var client = pool.clients().of(parameters);
    String token = parameters.required("Token", Shape.TOKEN);
    if (!pool.clients()
        .verifySecret(client, parameters.optional("ClientSecret", Shape.CLIENT_SECRET))) {
      throw new PoolException("UnauthorizedException", "Invalid client secret");
    }
    var grant = pool.tokens().grants().find(token);
    if (grant.isEmpty() && token.split("\\.", -1).length == 3) {
      throw new PoolException("UnsupportedTokenTypeException", "Unsupported token type");
    }
    grant.ifPresent(found -> {
      if (!found.clientId().equals(client.id())) {
        throw new PoolException("UnauthorizedException", "The token was issued to another client");
      }
      pool.tokens().grants().revoke(found.originJti());
    });
    return Map.of();
  }

  private Map<String, Object> signOutEverywhere(Parameters parameters) {
    var bearer = pool.tokens().accessTokens().bearerOf(parameters);
    pool.tokens().grants().revoke(bearer.originJti());
    pool.tokens().grants().revokeAll(bearer.user());
    return Map.of();
  }
}
