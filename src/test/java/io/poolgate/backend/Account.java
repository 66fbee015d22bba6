package io.poolgate.backend;

import io.poolgate.Accounts;
import io.poolgate.Answer;
import io.poolgate.Api;

/// A user's account, from the user's side of the service.
record Account(Api api, String email, String password) {
  /// The same account, by another password.
  Account with(String otherPassword) {
    return new Account(api, email, otherPassword);
  }

  Answer signUp() {
    return api.post("/v1/sign-up", credentials());
  }

  Answer confirm(String code) {
    return api.post(
        "/v1/sign-up/confirm", "{\"username\":\"%s\",\"code\":\"%s\"}".formatted(email, code));
  }

  Answer resendCode() {
    return api.post("/v1/sign-up/resend-code", name());
  }

  Answer forgotPassword() {
    return api.post("/v1/forgot-password", name());
  }

  /// Makes this account's password the one that opens it.
  Answer confirmPassword(String code) {
    return api.post(
        "/v1/forgot-password/confirm",
        "{\"username\":\"%s\",\"code\":\"%s\",\"newPassword\":\"%s\"}"
            .formatted(email, code, password));
  }

  Answer signIn() {
    return api.post("/v1/sign-in", credentials());
  }

  /// @param fields what a method takes besides the user name, as JSON
  Answer signInBy(String method, String fields) {
    return api.post(
        "/v1/sign-in",
        "{\"username\":\"%s\",\"method\":\"%s\",%s}".formatted(email, method, fields));
  }

  /// @param fields the answer, as JSON
  Answer answer(Answer asked, String fields) {
    return api.post(
        "/v1/sign-in/challenge",
        "{\"session\":\"%s\",%s}".formatted(asked.text("/challenge/session"), fields));
  }

  Answer refresh(Answer signedIn) {
    return api.post("/v1/tokens/refresh", refreshToken(signedIn));
  }

  Answer signOut(Answer signedIn) {
    return api.post("/v1/sign-out", refreshToken(signedIn));
  }

  /// A request by a user who is signed in.
  Answer call(String method, String path, Answer signedIn) {
    return api.call(method, path).bearer(signedIn.text("/tokens/accessToken")).send();
  }

  private String credentials() {
    return Accounts.credentials(email, password);
  }

  private String name() {
    return "{\"username\":\"%s\"}".formatted(email);
  }

  private static String refreshToken(Answer signedIn) {
    return "{\"refreshToken\":\"%s\"}".formatted(signedIn.text("/tokens/refreshToken"));
  }
}
