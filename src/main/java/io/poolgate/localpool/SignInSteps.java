package io.poolgate.localpool;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// Carries a sign-in from one step to the next, until nothing more is asked and tokens are given.
final class SignInSteps {
  private static final Duration TEMPORARY_PASSWORD_VALIDITY = Duration.ofDays(7);

  private final PoolState pool;
  private final SecondFactors secondFactors;

  SignInSteps(PoolState pool) {
    this.pool = pool;
    secondFactors = new SecondFactors(pool);
  }

  /// The answer of InitiateAuth or RespondToAuthChallenge to a step.
  Map<String, Object> take(SignIn signIn, Step step) {
    return switch (step) {
      case Step.Ask(var challenge) -> ask(signIn, challenge);
      case Step.Proved proved -> afterFirstFactor(admitted(signIn));
      case Step.Complete complete -> tokens(admitted(signIn));
    };
  }

  private Map<String, Object> afterFirstFactor(SignIn signIn) {
    var user = signIn.user();
    if (user.is(UserStatus.FORCE_CHANGE_PASSWORD)) {
      refuseOld(user);
      return ask(signIn, new NewPasswordChallenge(pool, user));
    }
    return take(signIn, secondFactors.due(signIn));
  }

  /// The sign-in of a user who exists, and may sign in now.
  private SignIn admitted(SignIn signIn) {
    var user = pool.users().require(signIn.user().sub());
    Accounts.refuseDisabled(user);
    Accounts.refuseUnready(user);
    return signIn.with(user);
  }

  /// A sign-in with the account as it is now.
  SignIn current(SignIn signIn) {
    return signIn.known() ? signIn.with(pool.users().require(signIn.user().sub())) : signIn;
  }

  private Map<String, Object> ask(SignIn signIn, Challenge challenge) {
    Map<String, Object> reply = new LinkedHashMap<>();
    reply.put("ChallengeName", challenge.name());
    reply.put("Session", open(new WaitingSignIn(signIn, challenge)));
    reply.put("ChallengeParameters", challenge.parameters());
    return reply;
  }

  private String open(WaitingSignIn waiting) {
    if (waiting.challenge() instanceof SrpChallenge srp) {
      pool.sessions().open(srp.secretBlock(), waiting);
      return srp.secretBlock();
    }
    return pool.sessions().open(waiting);
  }

  private Map<String, Object> tokens(SignIn signIn) {
    Map<String, Object> reply = new LinkedHashMap<>();
    reply.put("AuthenticationResult", pool.issuer().signIn(signIn.user(), signIn.client()));
    reply.put("ChallengeParameters", Map.of());
    return reply;
  }

  private void refuseOld(User user) {
    var expires = user.passwordSince().plus(TEMPORARY_PASSWORD_VALIDITY);
    if (!pool.clock().instant().isBefore(expires)) {
      throw PoolException.notAuthorized(
          "Temporary password has expired and must be reset by an administrator.");
    }
  }
}
