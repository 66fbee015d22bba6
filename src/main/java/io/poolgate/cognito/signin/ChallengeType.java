package io.poolgate.cognito.signin;

import static io.poolgate.cognito.signin.AnswerField.optional;
import static io.poolgate.cognito.signin.AnswerField.required;
import static io.poolgate.cognito.signin.ChallengeRow.Asked.AFTER_PROOF;
import static io.poolgate.cognito.signin.ChallengeRow.Asked.BEFORE_PROOF;
import static io.poolgate.cognito.signin.ChallengeRow.Asked.FIRST_FACTOR;
import static io.poolgate.cognito.signin.ChallengeRow.asked;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The challenges of Cognito that this version knows, one row each: when it is asked, what it lists
/// and shows, and the fields of its answer, by the contract's name and Cognito's. The table of
/// `POST /v1/sign-in/challenge` in openapi.yml has the same rows. A new challenge is a new row here
/// and there; one without a row is passed through as it is.
public enum ChallengeType {
  PASSWORD(asked(FIRST_FACTOR).answeredBy(required("password", "PASSWORD"))),
  PASSWORD_SRP(
      asked(FIRST_FACTOR)
          .answeredBy(required("srpA", "SRP_A"), optional("deviceKey", "DEVICE_KEY"))),
  WEB_AUTHN(
      asked(FIRST_FACTOR)
          .showing(Map.of("CREDENTIAL_REQUEST_OPTIONS", "credentialRequestOptions"))
          .answeredBy(required("credential", "CREDENTIAL"))),
  EMAIL_OTP(asked(FIRST_FACTOR).sendingCode().answeredBy(required("code", "EMAIL_OTP_CODE"))),
  SMS_OTP(asked(FIRST_FACTOR).sendingCode().answeredBy(required("code", "SMS_OTP_CODE"))),

  SELECT_CHALLENGE(
      asked(BEFORE_PROOF)
          .listing(Challenge.AVAILABLE)
          .answeredBy(
              required("choice", "ANSWER"),
              optional("password", "PASSWORD").beside("PASSWORD"),
              optional("srpA", "SRP_A").beside("PASSWORD_SRP"),
              optional("credential", "CREDENTIAL").beside("WEB_AUTHN"))),
  /// The pool's triggers make up its parameters.
  CUSTOM_CHALLENGE(asked(BEFORE_PROOF).showingAll().answeredBy(required("answer", "ANSWER"))),

  PASSWORD_VERIFIER(
      asked(AFTER_PROOF)
          .showing(Srp.PARAMETERS)
          .answeredBy(required("srp", Srp.PROOF), optional("deviceKey", "DEVICE_KEY"))),
  NEW_PASSWORD_REQUIRED(
      asked(AFTER_PROOF)
          .listing("requiredAttributes")
          .showing(Map.of("requiredAttributes", "requiredAttributes"))
          .answeredBy(
              required("newPassword", "NEW_PASSWORD"), optional("attributes", "userAttributes."))),
  SMS_MFA(asked(AFTER_PROOF).sendingCode().answeredBy(required("code", "SMS_MFA_CODE"))),
  SOFTWARE_TOKEN_MFA(
      asked(AFTER_PROOF)
          .showing(Map.of("FRIENDLY_DEVICE_NAME", "friendlyDeviceName"))
          .answeredBy(required("code", "SOFTWARE_TOKEN_MFA_CODE"))),
  SELECT_MFA_TYPE(
      asked(AFTER_PROOF).listing("MFAS_CAN_CHOOSE").answeredBy(required("choice", "ANSWER"))),
  /// Its code goes to VerifySoftwareToken, whose session then answers the challenge.
  MFA_SETUP(
      asked(AFTER_PROOF)
          .listing("MFAS_CAN_SETUP")
          .answeredBy(required("code"), optional("deviceName"))),
  DEVICE_SRP_AUTH(
      asked(AFTER_PROOF)
          .showing(Srp.PARAMETERS)
          .answeredBy(required("srpA", "SRP_A"), optional("deviceKey", "DEVICE_KEY"))),
  DEVICE_PASSWORD_VERIFIER(
      asked(AFTER_PROOF)
          .showing(Srp.PARAMETERS)
          .answeredBy(required("srp", Srp.PROOF), optional("deviceKey", "DEVICE_KEY")));

  private static final class Srp {
    static final Map<String, String> PARAMETERS =
        Map.of(
            "SRP_B", "srpB",
            "SALT", "salt",
            "SECRET_BLOCK", "secretBlock",
            "USER_ID_FOR_SRP", "userIdForSrp",
            "DEVICE_KEY", "deviceKey");
    static final String[] PROOF = {
      "PASSWORD_CLAIM_SIGNATURE", "PASSWORD_CLAIM_SECRET_BLOCK", "TIMESTAMP"
    };
  }

  private static final List<AnswerField> UNKNOWN = List.of(required("answers"));

  @SuppressWarnings("ImmutableEnumChecker") // its list and map cannot be changed
  private final ChallengeRow row;

  ChallengeType(ChallengeRow row) {
    this.row = row;
  }

  /// The row of a challenge, if it has one.
  public static Optional<ChallengeType> of(String name) {
    return Arrays.stream(values()).filter(type -> type.is(name)).findFirst();
  }

  /// Whether a challenge of this name is of this type.
  public boolean is(@Nullable String challenge) {
    return name().equals(challenge);
  }

  /// The fields that answer a challenge, the required one first.
  public static List<AnswerField> answerOf(String challenge) {
    return of(challenge).map(type -> type.row.answer()).orElse(UNKNOWN);
  }

  /// Whether Cognito sends a code with it.
  public boolean sendsCode() {
    return row.sendsCode();
  }

  /// Whether a sign-in may begin with it.
  public boolean isFirstFactor() {
    return row.asked() == FIRST_FACTOR;
  }

  /// What it shows of its parameters, by Cognito's name and the contract's; empty where it shows
  /// all of them, by Cognito's names.
  public Optional<Map<String, String>> shownParameters() {
    return row.showsAll() ? Optional.empty() : Optional.of(row.parameters());
  }

  boolean followsProof() {
    return row.asked() == AFTER_PROOF;
  }

  /// The parameter that lists what can be chosen or must be filled in; empty: none.
  String options() {
    return row.options();
  }
}
