package io.poolgate.localpool;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.poolgate.PasskeyAuthenticator;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.document.Document;

/// Carries what a pool and a browser say to one another about passkeys.
public final class PasskeyCaller {
  private final Caller caller;
  public final PasskeyAuthenticator browser = new PasskeyAuthenticator();

  public PasskeyCaller(Caller caller) {
    this.caller = caller;
  }

  /// Registers the browser's passkey.
  public void register(String token) {
    complete(token, browser.create(start(token)));
  }

  public Map<String, Object> start(String token) {
    return json(
        caller
            .sdk
            .startWebAuthnRegistration(r -> r.accessToken(token))
            .credentialCreationOptions());
  }

  public void complete(String token, Map<String, Object> credential) {
    caller.sdk.completeWebAuthnRegistration(
        r -> r.accessToken(token).credential(document(credential)));
  }

  /// The browser's answer to a challenge, as CREDENTIAL carries it.
  public String sign(Map<String, String> challengeParameters) {
    return JSONObjectUtils.toJSONString(browser.get(options(challengeParameters)));
  }

  public static Map<String, Object> options(Map<String, String> challengeParameters) {
    try {
      return JSONObjectUtils.parse(challengeParameters.get("CREDENTIAL_REQUEST_OPTIONS"));
    } catch (ParseException malformed) {
      throw new AssertionError(malformed);
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> json(Document document) {
    return (Map<String, Object>) document.unwrap();
  }

  private static Document document(Object json) {
    return switch (json) {
      case Map<?, ?> object -> {
        var map = Document.mapBuilder();
        object.forEach((name, value) -> map.putDocument(String.valueOf(name), document(value)));
        yield map.build();
      }
      case List<?> list -> Document.fromList(list.stream().map(PasskeyCaller::document).toList());
      case Boolean flag -> Document.fromBoolean(flag);
      default -> Document.fromString(String.valueOf(json));
    };
  }
}
