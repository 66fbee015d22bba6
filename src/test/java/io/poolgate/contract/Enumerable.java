package io.poolgate.contract;

import io.poolgate.Answer;
import io.poolgate.SignInRig;
import io.poolgate.SrpClient;
import java.util.List;
import java.util.Map;

/// The anonymous routes that take a user name, and how a stranger tries one there.
enum Enumerable {
  SIGN_IN_BY_PASSWORD("401 invalid_credentials") {
    @Override
    List<Answer> call(SignInRig rig, String name) {
      return List.of(rig.signIn(Map.of("username", name, "password", GUESS)));
    }
  },
  SIGN_IN_BY_SRP("401 invalid_credentials") {
    @Override
    List<Answer> call(SignInRig rig, String name) {
      var srp = new SrpClient();
      var challenge = rig.signIn(Map.of("username", name, "method", "srp", "srpA", srp.srpA()));
      if (challenge.status() != 200) {
        return List.of(challenge);
      }
      return List.of(challenge, rig.answer(challenge, rig.srpAnswer(srp, challenge, GUESS)));
    }
  },
  SIGN_UP("201") {
    @Override
    List<Answer> call(SignInRig rig, String name) {
      return post(rig, "/v1/sign-up", Map.of("username", name, "password", GUESS));
    }
  },
  CONFIRM_SIGN_UP("400 code_mismatch") {
    @Override
    List<Answer> call(SignInRig rig, String name) {
      return post(rig, "/v1/sign-up/confirm", Map.of("username", name, "code", CODE));
    }
  },
  RESEND_CODE("202") {
    @Override
    List<Answer> call(SignInRig rig, String name) {
      return post(rig, "/v1/sign-up/resend-code", Map.of("username", name));
    }
  },
  FORGOT_PASSWORD("202") {
    @Override
    List<Answer> call(SignInRig rig, String name) {
      return post(rig, "/v1/forgot-password", Map.of("username", name));
    }
  },
  CONFIRM_FORGOT_PASSWORD("400 code_mismatch") {
    @Override
    List<Answer> call(SignInRig rig, String name) {
      return post(
          rig,
          "/v1/forgot-password/confirm",
          Map.of("username", name, "code", CODE, "newPassword", GUESS));
    }
  };

  private static final String GUESS = "Mark-Guess-1-at-a-password";
  private static final String CODE = "123456";

  private final String outcome;

  Enumerable(String outcome) {
    this.outcome = outcome;
  }

  /// What the first try comes to, whoever is named.
  String outcome() {
    return outcome;
  }

  /// Tries a name once: the answers to all calls that this takes.
  abstract List<Answer> call(SignInRig rig, String name);

  private static List<Answer> post(SignInRig rig, String path, Map<String, String> body) {
    return List.of(rig.api.post(path, body));
  }
}
