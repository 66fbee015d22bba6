package io.poolgate.localpool;

/// Who has signed up at which client, for the session that SignUp gives, and ConfirmSignUp in its
/// turn: with the latter the user signs in, having just proved who he is.
///
/// @param confirmed whether the account has been confirmed in this session
record SignedUp(String sub, AppClient client, boolean confirmed) {

  SignedUp confirm() {
    return new SignedUp(sub, client, true);
  }

  /// @throws PoolException if the session is another user's or client's, or not that far
  void require(User user, AppClient caller, boolean whetherConfirmed) {
    if (!sub.equals(user.sub()) || !client.equals(caller) || confirmed != whetherConfirmed) {
      throw PoolException.invalidSession();
    }
  }
}
