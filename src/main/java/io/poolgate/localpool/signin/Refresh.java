package io.poolgate.localpool.signin;

import io.poolgate.localpool.settings.LocalAppClient;
import io.poolgate.localpool.state.PoolState;
import io.poolgate.localpool.token.Grant;
import io.poolgate.localpool.token.TokenIssuer;
import io.poolgate.localpool.user.User;
import io.poolgate.localpool.wire.PoolException;
import java.util.Map;
import java.util.Optional;

/// What a refresh token is good for: it is checked here for both operations that take one.
final class Refresh {
  private final PoolState pool;

  Refresh(PoolState pool) {
    this.pool = pool;
  }

  /// A refresh token that is right.
  record Refreshable(TokenIssuer issuer, User user, Grant grant) {
    Map<String, Object> tokens() {
      return issuer.refresh(user, grant);
    }
  }

  /// @throws PoolException if the token is not good for that client, on that device
  Refreshable of(String refreshToken, LocalAppClient client, Optional<String> deviceKey) {
    var grant = pool.grants().of(refreshToken, client);
    var user = pool.users().require(grant.sub());
    user.requireEnabled();
    pool.grants().refuseEnded(grant);
    grant.deviceKey().ifPresent(key -> checkDevice(user, key, deviceKey));
    return new Refreshable(pool.issuer(), user, grant);
  }

  /// A token that was given to a confirmed device is good on it alone.
  private void checkDevice(User user, String key, Optional<String> given) {
    boolean confirmed = pool.devices().find(user, key).isPresent();
    if (confirmed && !given.equals(Optional.of(key))) {
      throw PoolException.notAuthorized("Invalid Refresh Token.");
    }
  }
}
