package io.poolgate.localpool.wire;

import java.io.Serial;

/// A failure that the caller is told, under one of Cognito's exception names.
public final class PoolException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final String type;
  private final String text;

  public PoolException(String type, String text) {
    super(type + ": " + text, null, false, false);
    this.type = type;
    this.text = text;
  }

  public static PoolException notAuthorized(String text) {
    return new PoolException("NotAuthorizedException", text);
  }

  public static PoolException invalidParameter(String text) {
    return new PoolException("InvalidParameterException", text);
  }

  public static PoolException notFound(String text) {
    return new PoolException("ResourceNotFoundException", text);
  }

  public static PoolException userNotFound(String text) {
    return new PoolException("UserNotFoundException", text);
  }

  public static PoolException codeMismatch() {
    return new PoolException(
        "CodeMismatchException", "Invalid verification code provided, please try again.");
  }

  /// Also what Cognito says where no code was ever asked for.
  public static PoolException codeExpired() {
    return new PoolException(
        "ExpiredCodeException", "Invalid code provided, please request a code again.");
  }

  /// What whoever tries too often is told.
  ///
  /// @param type the operations differ about its name
  public static PoolException tooMany(String type) {
    return new PoolException(type, "Attempt limit exceeded, please try after some time.");
  }

  public static PoolException wrongPassword() {
    return notAuthorized("Incorrect username or password.");
  }

  public static PoolException invalidSession() {
    return notAuthorized("Invalid session for the user.");
  }

  static PoolException unreadable(String text) {
    return new PoolException("SerializationException", text);
  }

  /// Whether a session is used up by it: a proof that failed is not given twice, a code is.
  public boolean endsSession() {
    return type.equals("NotAuthorizedException");
  }

  public String type() {
    return type;
  }

  public String text() {
    return text;
  }
}
