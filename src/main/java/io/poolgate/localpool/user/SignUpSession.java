package io.poolgate.localpool.user;

import io.poolgate.localpool.client.LocalAppClient;
import io.poolgate.localpool.wire.PoolException;

/// Who has signed up at which client: what waits under the session that SignUp gives, and then
/// under that of ConfirmSignUp. With the latter users sign in at once, as they have just proved who
/// they are.
///
/// @param confirmed whether the account has been confirmed in this session
public record SignUpSession(String sub, LocalAppClient client, boolean confirmed) {

  public SignUpSession confirm() {
    return new SignUpSession(sub, client, true);
  }

  /// Checks it when a call uses the session.
  ///
  /// @throws PoolException if it is another user's or client's, or has not come that far
  public void require(User user, LocalAppClient caller, boolean whetherConfirmed) {
    if (!sub.equals(user.sub()) || !client.equals(caller) || confirmed != whetherConfirmed) {
      throw PoolException.invalidSession();
    }
  }
}
