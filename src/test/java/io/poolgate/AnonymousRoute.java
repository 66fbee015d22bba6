package io.poolgate;

import io.poolgate.seal.Purpose;
import io.poolgate.seal.RefreshTokenDelivery;
import io.poolgate.seal.SealedSession;
import io.poolgate.seal.SealedSession.AskedChallenge;
import io.poolgate.seal.SessionSealer;
import io.poolgate.seal.SignInContext;
import java.util.List;

/// A route that anybody may call, the operation of Cognito's behind it, and a body with which that
/// is asked for.
public record AnonymousRoute(String path, String operation, String body) {

  /// All of them.
  public static List<AnonymousRoute> all(PoolgateServer poolgate) {
    var sms = seal(poolgate, Purpose.CHALLENGE, "SMS_MFA");
    var setup = seal(poolgate, Purpose.CHALLENGE, "MFA_SETUP");
    var ada = "{\"username\":\"ada@example.com\"";
    return List.of(
        new AnonymousRoute("/v1/sign-up", "SignUp", ada + ",\"password\":\"Mark-Fault-1\"}"),
        new AnonymousRoute("/v1/sign-up/confirm", "ConfirmSignUp", ada + ",\"code\":\"123456\"}"),
        new AnonymousRoute("/v1/sign-up/resend-code", "ResendConfirmationCode", ada + "}"),
        new AnonymousRoute("/v1/sign-in", "InitiateAuth", ada + ",\"password\":\"Mark-Fault-2\"}"),
        new AnonymousRoute(
            "/v1/sign-in/challenge",
            "RespondToAuthChallenge",
            "{\"session\":\"" + sms + "\",\"code\":\"123456\"}"),
        new AnonymousRoute(
            "/v1/sign-in/totp-setup", "AssociateSoftwareToken", "{\"session\":\"" + setup + "\"}"),
        new AnonymousRoute(
            "/v1/tokens/refresh", "GetTokensFromRefreshToken", "{\"refreshToken\":\"mark-one\"}"),
        new AnonymousRoute("/v1/sign-out", "RevokeToken", "{\"refreshToken\":\"mark-two\"}"),
        new AnonymousRoute("/v1/forgot-password", "ForgotPassword", ada + "}"),
        new AnonymousRoute(
            "/v1/forgot-password/confirm",
            "ConfirmForgotPassword",
            ada + ",\"code\":\"123456\",\"newPassword\":\"Mark-Fault-3\"}"));
  }

  private static String seal(PoolgateServer poolgate, Purpose purpose, String challenge) {
    var sealer = poolgate.context().getBean(SessionSealer.class);
    return sealer.seal(
        new SealedSession(
            purpose,
            "the pool's own session, twenty characters long",
            "ada",
            new AskedChallenge(challenge, List.of()),
            new SignInContext("ada", null, RefreshTokenDelivery.BODY),
            poolgate.pool().publicClient().id(),
            sealer.expiry()));
  }
}
