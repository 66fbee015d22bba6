package io.poolgate.localpool;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// Carries a sign-in from one step to the next, until nothing more is asked and tokens are given.
final class SignInSteps {
  private static final Duration TEMPORARY_PASSWORD_VALIDITY = Duration.ofDays(7);

  /// A question, and the sign-in that waits for its answer.
  record Waiting(SignIn signIn, Challenge challenge) {}

  private final PoolState pool;

  SignInSteps(PoolState pool) {
    this.pool = pool;
  }

  /// The answer of InitiateAuth or RespondToAuthChallenge to a step.
  Map<String, Object> take(SignIn signIn, Step step) {
    return switch (step) {
      case Step.Ask(var challenge) -> ask(signIn, challenge);
      case Step.Proved proved -> afterFirstFactor(signIn);
    };
  }

  private Map<String, Object> afterFirstFactor(SignIn signIn) {
    var user = pool.users().require(signIn.user().sub());
    Accounts.refuseDisabled(user);
    Accounts.refuseUnready(user);
    if (user.is(UserStatus.FORCE_CHANGE_PASSWORD)) {
      refuseOld(user);
      return ask(signIn.with(user), new NewPasswordChallenge(pool, user));
    }
    return tokens(signIn.with(user));
  }

  /// A sign-in with the account as it is now.
  SignIn current(SignIn signIn) {
    return signIn.known() ? signIn.with(pool.users().require(signIn.user().sub())) : signIn;
  }

  private Map<String, Object> ask(SignIn signIn, Challenge challenge) {
    Map<String, Object> reply = new LinkedHashMap<>();
    reply.put("ChallengeName", challenge.name());
    reply.put("Session", open(new Waiting(signIn, challenge)));
    reply.put("ChallengeParameters", challenge.parameters());
    return reply;
  }

  private String open(Waiting waiting) {
    var client = waiting.signIn().client();
    if (waiting.challenge() instanceof SrpChallenge srp) {
      pool.sessions().open(srp.secretBlock(), waiting, client);
      return srp.secretBlock();
    }
    return pool.sessions().open(waiting, client);
  }

  private Map<String, Object> tokens(SignIn signIn) {
    return Map.of(
        "AuthenticationResult",
        pool.issuer().signIn(signIn.user(), signIn.client()),
        "ChallengeParameters",
        Map.of());
  }

  private void refuseOld(User user) {
    var expires = user.passwordSince().plus(TEMPORARY_PASSWORD_VALIDITY);
    if (!pool.clock().instant().isBefore(expires)) {
      throw PoolException.notAuthorized(
          "Temporary password has expired and must be reset by an administrator.");
    }
  }
}
