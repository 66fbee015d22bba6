package io.poolgate.localpool.signin;

import io.poolgate.localpool.client.LocalAppClient;
import io.poolgate.localpool.state.PoolState;
import io.poolgate.localpool.token.Grant;
import io.poolgate.localpool.token.TokenIssuer;
import io.poolgate.localpool.user.User;
import io.poolgate.localpool.wire.PoolException;
import java.util.Map;
import java.util.Optional;

/// Checks refresh tokens, for both operations that take one.
final class RefreshTokenCheck {
  private final PoolState pool;

  RefreshTokenCheck(PoolState pool) {
    this.pool = pool;
  }

  /// A refresh token that has passed.
  record Refreshable(TokenIssuer issuer, User user, Grant grant) {
    Map<String, Object> tokens() {
      return issuer.refresh(user, grant);
    }
  }

  /// @throws PoolException if the token is not valid for that client, on that device
  Refreshable check(String refreshToken, LocalAppClient client, Optional<String> deviceKey) {
    var grant = pool.tokens().grants().of(refreshToken, client);
    var user = pool.directory().users().require(grant.sub());
    user.requireEnabled();
    pool.tokens().grants().refuseEnded(grant);
    grant.deviceKey().ifPresent(key -> checkDevice(user, key, deviceKey));
    return new Refreshable(pool.tokens().issuer(), user, grant);
  }

  /// A token that was issued to a confirmed device is valid on that device alone.
  private void checkDevice(User user, String key, Optional<String> given) {
    boolean confirmed = pool.credentials().devices().find(user, key).isPresent();
    if (confirmed && !given.equals(Optional.of(key))) {
      throw PoolException.notAuthorized("Invalid Refresh Token.");
    }
  }
}
