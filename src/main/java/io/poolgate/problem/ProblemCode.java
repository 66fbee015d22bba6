package io.poolgate.problem;

import static io.micronaut.http.HttpStatus.BAD_GATEWAY;
import static io.micronaut.http.HttpStatus.BAD_REQUEST;
import static io.micronaut.http.HttpStatus.FORBIDDEN;
import static io.micronaut.http.HttpStatus.GATEWAY_TIMEOUT;
import static io.micronaut.http.HttpStatus.INTERNAL_SERVER_ERROR;
import static io.micronaut.http.HttpStatus.NOT_IMPLEMENTED;
import static io.micronaut.http.HttpStatus.SERVICE_UNAVAILABLE;
import static io.micronaut.http.HttpStatus.TOO_MANY_REQUESTS;
import static io.micronaut.http.HttpStatus.UNAUTHORIZED;
import static io.micronaut.http.HttpStatus.UNPROCESSABLE_ENTITY;

import com.fasterxml.jackson.annotation.JsonValue;
import io.micronaut.http.HttpStatus;
import java.util.Locale;
import java.util.Optional;

/// Every failure this API answers with. The names are public contract: see `ProblemCode` in
/// openapi.yml. The title says what happened, the advice what a client does about it.
public enum ProblemCode {
  // spotless:off: code, status and texts on one line
  INVALID_REQUEST(BAD_REQUEST, "The request is not valid.", "Mend the fields named in errors or in detail."),
  CODE_MISMATCH(BAD_REQUEST, "The code is wrong.", "Ask the user to read the newest code again, or have a new one sent."),
  CODE_EXPIRED(BAD_REQUEST, "The code has expired or was used.", "Have a new code sent; with an authenticator app wait for the next one."),
  UNSUPPORTED_TOKEN_TYPE(BAD_REQUEST, "This token cannot be used here.", "Send a refresh token of this pool."),
  CHALLENGE_ANSWER_MISSING(BAD_REQUEST, "The answer to the challenge is missing.", "Send the field that the challenge asks for."),
  INVALID_GRANT(BAD_REQUEST, "The authorization code is wrong, used or expired.", "Start the sign-in at the hosted page again."),

  MISSING_TOKEN(UNAUTHORIZED, "An access token is required.", "Send Authorization: Bearer with an access token."),
  INVALID_TOKEN(UNAUTHORIZED, "The access token is not valid.", "Sign in again, or refresh the tokens; an ID token is not an access token."),
  TOKEN_EXPIRED(UNAUTHORIZED, "The access token has expired.", "Refresh the tokens and repeat the request."),
  TOKEN_REVOKED(UNAUTHORIZED, "The access token has been revoked.", "Sign in again."),
  INVALID_CREDENTIALS(UNAUTHORIZED, "The user name or the password is wrong.", "Let the user try again or reset the password."),
  REFRESH_TOKEN_INVALID(UNAUTHORIZED, "The refresh token is wrong, expired or revoked.", "Sign in again."),
  REFRESH_TOKEN_REUSED(UNAUTHORIZED, "The refresh token was used before.", "Sign in again; treat the old session as stolen."),
  CHALLENGE_SESSION_INVALID(UNAUTHORIZED, "The session is not valid or was used.", "Start again at the first step."),
  CHALLENGE_SESSION_EXPIRED(UNAUTHORIZED, "The session has expired.", "Start again at the first step."),
  TEMPORARY_PASSWORD_EXPIRED(UNAUTHORIZED, "The temporary password has expired.", "Ask an administrator for a new invitation."),
  REAUTHENTICATION_REQUIRED(UNAUTHORIZED, "A more recent sign-in is required.", "Sign in again and repeat the request."),

  INSUFFICIENT_SCOPE(FORBIDDEN, "The access token lacks a scope.", "Ask for a token with the scope in the challenge header."),
  INSUFFICIENT_GROUP(FORBIDDEN, "The user is in none of the required groups.", "Ask an administrator to add the user to a group."),
  USER_NOT_CONFIRMED(FORBIDDEN, "The account is not confirmed yet.", "Confirm it with the code that was sent, or resend the code."),
  PASSWORD_RESET_REQUIRED(FORBIDDEN, "The password must be reset.", "Start at forgot-password."),
  USER_DISABLED(FORBIDDEN, "The account is disabled.", "Ask an administrator."),
  ORIGIN_NOT_ALLOWED(FORBIDDEN, "The request comes from an origin that is not allowed.", "Have the origin added to the allowed ones."),
  BLOCKED(FORBIDDEN, "The request was blocked.", "Do not repeat it; ask the operator of the service."),
  PASSKEY_ORIGIN_MISMATCH(FORBIDDEN, "The passkey belongs to another origin.", "Use the passkey on the site it was made for."),

  NOT_FOUND(HttpStatus.NOT_FOUND, "There is nothing at this address.", "Check the path against openapi.yml."),
  USER_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such user.", "Check the user name."),
  DEVICE_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such device.", "List the devices again; sign in without the key."),
  PASSKEY_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such passkey.", "List the passkeys again."),
  METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "The method is not allowed here.", "Use a method of the Allow header."),
  NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "The answer is not available in an accepted type.", "Accept application/json."),
  UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The body is not of a supported type.", "Send application/json."),
  PAYLOAD_TOO_LARGE(HttpStatus.REQUEST_ENTITY_TOO_LARGE, "The request body is too large.", "Send at most 64 KiB."),
  HEADERS_TOO_LARGE(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "The request line or headers are too large.", "Send at most 16 KiB of headers; drop cookies."),

  USERNAME_EXISTS(HttpStatus.CONFLICT, "An account with this user name exists.", "Sign in, or choose another name."),
  ALIAS_EXISTS(HttpStatus.CONFLICT, "Another account uses this email address or phone number.", "Use another address or number."),
  ALREADY_CONFIRMED(HttpStatus.CONFLICT, "The account is confirmed already.", "Sign in."),
  MFA_NOT_SET_UP(HttpStatus.CONFLICT, "This second factor is not set up.", "Set it up first."),
  DEVICE_EXISTS(HttpStatus.CONFLICT, "The device is registered already.", "Use the registered device."),
  CONFLICT(HttpStatus.CONFLICT, "The state of the account does not allow this now.", "Read the state again and repeat."),
  RESET_NOT_POSSIBLE(HttpStatus.CONFLICT, "The password cannot be reset in this state.", "Ask an administrator."),

  PASSWORD_POLICY(UNPROCESSABLE_ENTITY, "The password does not meet the pool's policy.", "Choose a password that meets the rule in detail."),
  PASSWORD_REUSED(UNPROCESSABLE_ENTITY, "The password was used before.", "Choose a new password."),
  ATTRIBUTE_INVALID(UNPROCESSABLE_ENTITY, "The pool does not accept an attribute.", "Mend the attribute named in errors or in detail."),
  REJECTED(UNPROCESSABLE_ENTITY, "A rule of the pool rejected the request.", "Ask the operator of the pool."),
  PASSKEY_NOT_SUPPORTED(UNPROCESSABLE_ENTITY, "This passkey is of a kind the pool does not accept.", "Use another authenticator."),

  TOO_MANY_ATTEMPTS(TOO_MANY_REQUESTS, "Too many failed attempts.", "Wait for the time in Retry-After."),
  LIMIT_EXCEEDED(TOO_MANY_REQUESTS, "The pool's limit for this action is used up.", "Wait for the time in Retry-After."),
  RATE_LIMITED(TOO_MANY_REQUESTS, "Too many requests.", "Wait for the time in Retry-After."),

  INTERNAL_ERROR(INTERNAL_SERVER_ERROR, "Something went wrong here.", "Report the requestId to the operator of the service."),
  POOL_MISCONFIGURED(INTERNAL_SERVER_ERROR, "The service or its user pool is not set up correctly.", "Report the requestId to the operator of the service."),
  NOT_ENABLED(NOT_IMPLEMENTED, "This feature is not enabled.", "Ask the operator of the service to enable it."),

  UPSTREAM_FAILED(BAD_GATEWAY, "The user pool failed to answer properly.", "Repeat the request later."),
  CODE_DELIVERY_FAILED(BAD_GATEWAY, "The code could not be delivered.", "Check the address or number, and repeat later."),
  UPSTREAM_THROTTLED(SERVICE_UNAVAILABLE, "The user pool is at its quota.", "Repeat after the time in Retry-After."),
  UPSTREAM_UNAVAILABLE(SERVICE_UNAVAILABLE, "The user pool cannot be reached.", "Repeat after the time in Retry-After."),
  KEYS_UNAVAILABLE(SERVICE_UNAVAILABLE, "The keys that verify tokens are not loaded yet.", "Repeat after the time in Retry-After."),
  OVERLOADED(SERVICE_UNAVAILABLE, "The service is at its capacity.", "Repeat after the time in Retry-After."),
  UPSTREAM_TIMEOUT(GATEWAY_TIMEOUT, "The user pool did not answer in time.", "Check whether it happened, then repeat.");
  // spotless:on

  private final HttpStatus status;
  private final String title;
  private final String advice;

  ProblemCode(HttpStatus status, String title, String advice) {
    this.status = status;
    this.title = title;
    this.advice = advice;
  }

  /// The stable name on the wire, such as `invalid_credentials`.
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The problem type (RFC 9457 §3.1.1), which is also the path that explains it.
  public String type() {
    return "/problems/" + code();
  }

  public HttpStatus status() {
    return status;
  }

  public String title() {
    return title;
  }

  public String advice() {
    return advice;
  }

  /// Finds a code by its name on the wire.
  public static Optional<ProblemCode> of(String code) {
    for (var candidate : values()) {
      if (candidate.code().equals(code)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }
}
