package io.poolgate.seal;

/// What a sealed session may be used for. It stands in the protected header too, so that a session
/// of one purpose never opens as another.
public enum Purpose {
  SIGN_UP("sign-up"),
  CHALLENGE("challenge"),
  TOTP_SETUP("totp-setup");

  private final String wireName;

  Purpose(String wireName) {
    this.wireName = wireName;
  }

  String wireName() {
    return wireName;
  }
}
