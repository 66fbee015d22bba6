package io.poolgate.localpool.signin;

import io.poolgate.localpool.state.PoolState;
import io.poolgate.localpool.user.User;
import java.util.Map;

/// PASSWORD_VERIFIER: the proof, by SRP, that a user knows the password.
final class PasswordVerifierChallenge implements SrpChallenge {
  private final PoolState pool;
  private final User user;
  private final SrpExchange exchange;
  private final NextStep next;

  /// @param a the client's public number
  /// @param next what the right proof leads to
  PasswordVerifierChallenge(PoolState pool, User user, String a, NextStep next) {
    this.pool = pool;
    this.user = user;
    exchange =
        new SrpExchange(
            pool.credentials().passwords().identity(user), user.password().verifier(), a);
    this.next = next;
  }

  @Override
  public String name() {
    return "PASSWORD_VERIFIER";
  }

  @Override
  public String secretBlock() {
    return exchange.secretBlock();
  }

  @Override
  public Map<String, String> parameters() {
    var parameters = exchange.parameters();
    parameters.put("USERNAME", user.username());
    parameters.put("USER_ID_FOR_SRP", user.username());
    return parameters;
  }

  @Override
  public NextStep answer(OngoingSignIn signIn, AuthParameters answer) {
    var proof = exchange.proof(answer);
    pool.credentials()
        .passwordCheck()
        .require(signIn.user(), signIn.userExists(), () -> proof.isRight(pool.clock().instant()));
    return next;
  }
}
