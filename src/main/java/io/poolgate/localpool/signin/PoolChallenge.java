package io.poolgate.localpool.signin;

import java.util.Map;

/// A question that a sign-in has to answer before it goes on, as it was asked of one user. It is
/// kept under the session that the client is given.
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

  /// Cognito's name of it.
  String name();

  /// What the client is told with it: `ChallengeParameters`.
  Map<String, String> parameters();

  /// What an answer leads to, or a [PoolException] that says what is wrong with it.
  Step answer(OngoingSignIn signIn, AuthParameters answer);
}
