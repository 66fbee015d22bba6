package io.poolgate.localpool.wire;

import java.io.Serial;

/// A failure that the client learns of, under one of Cognito's exception names.
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

  /// Cognito says so too where nobody ever asked for a code.
  public static PoolException codeExpired() {
    return new PoolException(
        "ExpiredCodeException", "Invalid code provided, please request a code again.");
  }

  /// For those who try too often.
  ///
  /// @param type its name, which differs between operations
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

  /// Whether it uses a session up: users may correct a wrong code, but not a failed proof.
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
