package io.poolgate.signin;

import io.poolgate.problem.FieldError;
import io.poolgate.problem.FieldError.Reason;
import io.poolgate.problem.ProblemCode;
import io.poolgate.problem.ProblemException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which fields the answer to a challenge has: the table of the contract.
///
/// @param required the field without which it is no answer
/// @param optional fields that may stand beside it
record AnswerForm(String required, Set<String> optional) {
  static final String NEW_PASSWORD_REQUIRED = "NEW_PASSWORD_REQUIRED";
  static final String MFA_SETUP = "MFA_SETUP";

  private static final AnswerForm CODE = form("code");
  private static final AnswerForm CHOICE = form("choice");
  private static final AnswerForm SRP_START = form("srpA", "deviceKey");
  private static final AnswerForm SRP_PROOF = form("srp", "deviceKey");

  private static final Map<String, AnswerForm> BY_CHALLENGE =
      Map.ofEntries(
          Map.entry("SMS_MFA", CODE),
          Map.entry("SMS_OTP", CODE),
          Map.entry("EMAIL_OTP", CODE),
          Map.entry("SOFTWARE_TOKEN_MFA", CODE),
          Map.entry(MFA_SETUP, form("code", "deviceName")),
          Map.entry(NEW_PASSWORD_REQUIRED, form("newPassword", "attributes")),
          Map.entry("SELECT_CHALLENGE", CHOICE),
          Map.entry("SELECT_MFA_TYPE", CHOICE),
          Map.entry("PASSWORD", form("password")),
          Map.entry("PASSWORD_SRP", SRP_START),
          Map.entry("DEVICE_SRP_AUTH", SRP_START),
          Map.entry("PASSWORD_VERIFIER", SRP_PROOF),
          Map.entry("DEVICE_PASSWORD_VERIFIER", SRP_PROOF),
          Map.entry("WEB_AUTHN", form("credential")),
          Map.entry("CUSTOM_CHALLENGE", form("answer")));

  /// A challenge that this version does not know is passed through.
  private static final AnswerForm UNKNOWN = form("answers");

  /// What may come with a choice, to spare the client a round trip.
  private static final Map<String, AnswerForm> WITH_CHOICE =
      Map.of(
          "PASSWORD", form("choice", "password"),
          "PASSWORD_SRP", form("choice", "srpA"),
          "WEB_AUTHN", form("choice", "credential"));

  private static AnswerForm form(String required, String... optional) {
    return new AnswerForm(required, Set.of(optional));
  }

  /// The form of the answer to this challenge.
  static AnswerForm of(String challenge, ChallengeRequest request) {
    var form = BY_CHALLENGE.getOrDefault(challenge, UNKNOWN);
    return form.equals(CHOICE) && request.choice() != null
        ? WITH_CHOICE.getOrDefault(request.choice(), CHOICE)
        : form;
  }

  /// @throws ProblemException `invalid_request` for fields that belong to another answer,
  ///   `challenge_answer_missing`
  void check(Collection<String> given) {
    var surplus =
        given.stream()
            .filter(name -> !name.equals(required) && !optional.contains(name))
            .map(name -> FieldError.of(name, Reason.NOT_ALLOWED))
            .toList();
    if (!surplus.isEmpty()) {
      throw ProblemException.invalidFields(surplus);
    }
    if (!given.contains(required)) {
      throw missing(required);
    }
  }

  static ProblemException missing(String field) {
    return new ProblemException(ProblemCode.CHALLENGE_ANSWER_MISSING)
        .withErrors(List.of(FieldError.of(field, Reason.REQUIRED)));
  }
}
