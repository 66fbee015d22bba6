package io.poolgate.localpool.state;

import io.poolgate.localpool.client.LocalAppClients;
import io.poolgate.localpool.settings.SignInOptions;
import io.poolgate.localpool.user.User;
import io.poolgate.localpool.wire.Parameters;
import io.poolgate.localpool.wire.PoolException;
import io.poolgate.localpool.wire.Shape;
import java.time.InstantSource;

/// What the operations of one pool share.
public record PoolState(
    String id,
    SignInOptions signInOptions,
    InstantSource clock,
    LocalAppClients clients,
    UserDirectory directory,
    Credentials credentials,
    PoolTokens tokens) {

  /// Refuses a call that names another pool.
  public void requireNamed(Parameters parameters) {
    String named = parameters.required("UserPoolId", Shape.POOL_ID);
    if (!named.equals(id)) {
      throw PoolException.notFound("User pool " + named + " does not exist.");
    }
  }

  /// The user whose access token a call carries.
  public User signedInUser(Parameters parameters) {
    return tokens.accessTokens().bearerOf(parameters).user();
  }

  /// Disables a user, and ends every sign-in of theirs.
  public void disable(User user) {
    directory.users().update(user.sub(), draft -> draft.enabled(false));
    tokens.grants().revokeAll(user);
  }

  /// Forgets a user, and everything of theirs.
  public void remove(User user) {
    directory.users().remove(user);
    tokens.grants().forget(user);
    credentials.forget(user);
  }
}
