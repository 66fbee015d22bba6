package io.poolgate.signin;

import io.poolgate.cognito.InputBounds;
import io.poolgate.cognito.signin.ChallengeType;
import io.poolgate.cognito.signin.SignInAttempt;
import io.poolgate.cognito.signin.SignInMethod;
import io.poolgate.cognito.signin.SignInMethods;
import io.poolgate.problem.FieldError;
import io.poolgate.problem.FieldError.Reason;
import io.poolgate.problem.ProblemException;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Turns a sign-in request into what Cognito is asked: each method has its own fields.
@Singleton
final class SignInAttempts {
  private final SignInMethods methods;
  private final InputBounds bounds;
  private final SignInSessions sessions;

  SignInAttempts(SignInMethods methods, InputBounds bounds, SignInSessions sessions) {
    this.methods = methods;
    this.bounds = bounds;
    this.sessions = sessions;
  }

  /// @throws ProblemException `invalid_request` for a missing field or one of another method,
  ///   `not_enabled` for a method that is not offered here
  SignInAttempt of(SignInRequest request) {
    var method = request.methodOrDefault();
    methods.require(method);
    check(method, request);
    var parameters = new HashMap<String, String>();
    put(parameters, "PASSWORD", request.password());
    put(parameters, "PREFERRED_CHALLENGE", request.preferredChallenge());
    put(parameters, "DEVICE_KEY", request.deviceKey());
    if (request.srpA() != null) {
      parameters.put("SRP_A", SrpPublicValue.checked(request.srpA()));
      if (method == SignInMethod.CUSTOM) {
        parameters.put(
            "CHALLENGE_NAME", "SRP_A"); // the password first, then the triggers' question
      }
    }
    var metadata = bounds.clientMetadata(request.clientMetadata());
    if (request.session() == null) {
      var username = Objects.requireNonNull(request.username(), "checked above");
      return new SignInAttempt(method, username, parameters, null, metadata);
    }
    var opened = sessions.openSignUp(request.session(), request.username());
    return new SignInAttempt(
        method, opened.username(), parameters, opened.cognitoSession(), metadata);
  }

  private static void check(SignInMethod method, SignInRequest request) {
    var errors = new ArrayList<FieldError>();
    var preferred = request.preferredChallenge();
    boolean password = ChallengeType.PASSWORD.is(preferred);
    boolean srp = ChallengeType.PASSWORD_SRP.is(preferred);
    switch (method) {
      case PASSWORD -> require(errors, "password", request.password());
      case SRP -> require(errors, "srpA", request.srpA());
      case CHOICE, CUSTOM -> {}
    }
    boolean choice = method == SignInMethod.CHOICE;
    allow(errors, "password", request.password(), method == SignInMethod.PASSWORD || password);
    allow(
        errors,
        "srpA",
        request.srpA(),
        method == SignInMethod.SRP || method == SignInMethod.CUSTOM || srp);
    allow(errors, "preferredChallenge", preferred, choice);
    allow(errors, "session", request.session(), choice);
    if (request.session() == null) {
      require(errors, "username", request.username());
    }
    if (!errors.isEmpty()) {
      throw ProblemException.invalidFields(errors);
    }
  }

  private static void require(List<FieldError> errors, String field, @Nullable String value) {
    if (value == null) {
      errors.add(FieldError.of(field, Reason.REQUIRED));
    }
  }

  private static void allow(
      List<FieldError> errors, String field, @Nullable String value, boolean allowed) {
    if (value != null && !allowed) {
      errors.add(FieldError.of(field, Reason.NOT_ALLOWED));
    }
  }

  private static void put(Map<String, String> parameters, String name, @Nullable String value) {
    if (value != null) {
      parameters.put(name, value);
    }
  }
}
