package io.poolgate.localpool.signin;

import java.util.Map;

/// A question that one user has to answer before their sign-in goes on. It waits under the session
/// that the client gets.
sealed interface PoolChallenge
    permits CustomChallenge,
        DeviceSrpChallenge,
        MfaSetupChallenge,
        NewPasswordChallenge,
        OneTimeCodeChallenge,
        PasswordChallenge,
        PasswordSrpChallenge,
        SelectChallenge,
        SelectMfaTypeChallenge,
        SoftwareTokenChallenge,
        SrpChallenge,
        WebAuthnChallenge {

  /// Cognito's name for it.
  String name();

  /// What the client learns along with it: `ChallengeParameters`.
  Map<String, String> parameters();

  /// What an answer leads to, or a [PoolException] that says what is wrong with it.
  NextStep answer(OngoingSignIn signIn, AuthParameters answer);
}
