package io.poolgate.localpool.user;

import io.poolgate.localpool.settings.LocalAppClient;
import io.poolgate.localpool.wire.PoolException;

/// Who has signed up at which client, for the session that SignUp gives, and ConfirmSignUp in its
/// turn: with the latter the user signs in, having just proved who he is.
///
/// @param confirmed whether the account has been confirmed in this session
public record SignedUp(String sub, LocalAppClient client, boolean confirmed) {

  public SignedUp confirm() {
    return new SignedUp(sub, client, true);
  }

  /// Checks a session that is used.
  ///
  /// @throws PoolException if it is another user's or client's, or not that far
  public void require(User user, LocalAppClient caller, boolean whetherConfirmed) {
    if (!sub.equals(user.sub()) || !client.equals(caller) || confirmed != whetherConfirmed) {
      throw PoolException.invalidSession();
    }
  }
}
