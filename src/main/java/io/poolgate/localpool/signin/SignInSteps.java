package io.poolgate.localpool.signin;

import io.poolgate.localpool.device.NewDeviceMetadata;
import io.poolgate.localpool.device.UserDevice;
import io.poolgate.localpool.state.PoolState;
import io.poolgate.localpool.token.SessionStore;
import io.poolgate.localpool.user.User;
import io.poolgate.localpool.user.UserStatus;
import io.poolgate.localpool.wire.PoolException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Carries a sign-in from one step to the next, until it ends with tokens.
final class SignInSteps {
  private static final Duration TEMPORARY_PASSWORD_VALIDITY = Duration.ofDays(7);

  private final PoolState pool;
  private final SessionStore<PendingChallenge> sessions;
  private final SecondFactors secondFactors;

  SignInSteps(PoolState pool, SessionStore<PendingChallenge> sessions) {
    this.pool = pool;
    this.sessions = sessions;
    secondFactors = new SecondFactors(pool);
  }

  /// What InitiateAuth or RespondToAuthChallenge answers at a step.
  Map<String, Object> take(OngoingSignIn signIn, NextStep step) {
    return switch (step) {
      case NextStep.Ask(var challenge) -> ask(signIn, challenge);
      case NextStep.Proved proved -> afterFirstFactor(admitted(signIn));
      case NextStep.Complete complete -> tokens(admitted(signIn));
    };
  }

  private Map<String, Object> afterFirstFactor(OngoingSignIn signIn) {
    var user = signIn.user();
    if (user.is(UserStatus.FORCE_CHANGE_PASSWORD)) {
      refuseExpired(user);
      return ask(signIn, new NewPasswordChallenge(pool, user));
    }
    return take(signIn, device(signIn).orElseGet(() -> secondFactors.due(signIn)));
  }

  /// The sign-in of a user who exists, and may sign in now.
  private OngoingSignIn admitted(OngoingSignIn signIn) {
    var user = pool.directory().users().require(signIn.user().sub());
    user.requireEnabled();
    user.requireReady();
    return signIn.with(user);
  }

  /// A sign-in with the account as it is now.
  OngoingSignIn current(OngoingSignIn signIn) {
    return signIn.userExists()
        ? signIn.with(pool.directory().users().require(signIn.user().sub()))
        : signIn;
  }

  private Map<String, Object> ask(OngoingSignIn signIn, PoolChallenge challenge) {
    Map<String, Object> reply = new LinkedHashMap<>();
    reply.put("ChallengeName", challenge.name());
    reply.put("Session", open(new PendingChallenge(signIn, challenge)));
    reply.put("ChallengeParameters", challenge.parameters());
    return reply;
  }

  private String open(PendingChallenge pending) {
    if (pending.challenge() instanceof SrpChallenge srp) {
      sessions.open(srp.secretBlock(), pending);
      return srp.secretBlock();
    }
    return sessions.open(pending);
  }

  /// A remembered device proves itself in place of a second factor.
  private Optional<NextStep> device(OngoingSignIn signIn) {
    var user = signIn.user();
    return signIn
        .deviceKey()
        .filter(key -> pool.credentials().devices().areTracked())
        .map(key -> pool.credentials().devices().require(user, key))
        .filter(UserDevice::remembered)
        .map(device -> new NextStep.Ask(new DeviceSrpChallenge(pool, user, device)));
  }

  private Map<String, Object> tokens(OngoingSignIn signIn) {
    var user = signIn.user();
    Optional<String> known =
        signIn.deviceKey().filter(key -> pool.credentials().devices().find(user, key).isPresent());
    Optional<NewDeviceMetadata> named =
        known.isEmpty() && pool.credentials().devices().areTracked()
            ? Optional.of(pool.credentials().devices().issue(user))
            : Optional.empty();
    var result =
        pool.tokens()
            .issuer()
            .signIn(user, signIn.client(), known.or(() -> named.map(NewDeviceMetadata::key)));
    named.ifPresent(device -> result.put("NewDeviceMetadata", device.toJson()));
    Map<String, Object> reply = new LinkedHashMap<>();
    reply.put("AuthenticationResult", result);
    reply.put("ChallengeParameters", Map.of());
    return reply;
  }

  private void refuseExpired(User user) {
    var expires = user.password().since().plus(TEMPORARY_PASSWORD_VALIDITY);
    if (!pool.clock().instant().isBefore(expires)) {
      throw PoolException.notAuthorized(
          "Temporary password has expired and must be reset by an administrator.");
    }
  }
}
