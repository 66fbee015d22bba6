import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A route that takes a body, and a body that it takes: the values of its fields, as JSON.
///
/// @param free the fields that hold a list, or an object of any names
record BodyRoute(String method, String path, Map<String, String> fields, List<String> free) {
  private static final String USERNAME = "\"username\":\"ada@example.com\"";
  private static final String METADATA = "clientMetadata";
  private static final String KEY = "local_00000000-0000-4000-8000-000000000000";

  static List<BodyRoute> all(String session) {
    var sealed = "\"session\":\"" + session + "\"";
    var all = new ArrayList<BodyRoute>();
    all.add(post("/v1/sign-up", USERNAME + ",\"password\":\"p\"", "attributes", METADATA));
    all.add(post("/v1/sign-up/confirm", USERNAME + ",\"code\":\"1\",\"session\":\"x\""));
    all.add(post("/v1/sign-up/resend-code", USERNAME));
    all.add(
        post(
            "/v1/sign-in",
            USERNAME
                + ",\"method\":\"choice\",\"preferredChallenge\":\"PASSWORD\",\"password\":\"p\""
                + ",\"deviceKey\":\"a_0\",\"refreshTokenDelivery\":\"body\",\"session\":\"x\"",
            METADATA));
    all.add(post("/v1/sign-in", USERNAME + ",\"method\":\"srp\",\"srpA\":\"2\"", METADATA));
    all.add(
        post(
            "/v1/sign-in/challenge",
            sealed
                + ",\"code\":\"123456\",\"deviceName\":\"d\",\"newPassword\":\"p\",\"choice\":\"c\""
                + ",\"password\":\"p\",\"srpA\":\"2\",\"deviceKey\":\"a_0\",\"answer\":\"a\"",
            "attributes",
            "answers",
            "credential",
            "srp",
            METADATA));
    all.add(post("/v1/sign-in/challenge", sealed, "attributes", "answers", "credential", METADATA));
    all.add(
        post(
            "/v1/sign-in/challenge", sealed + ",\"choice\":\"WEB_AUTHN\"", "credential", METADATA));
    all.add(post("/v1/sign-in/totp-setup", sealed));
    all.add(post("/v1/tokens/refresh", "\"refreshToken\":\"x\",\"deviceKey\":\"a_0\""));
    all.add(post("/v1/sign-out", "\"refreshToken\":\"x\""));
    all.add(post("/v1/forgot-password", USERNAME));
    all.add(
        post("/v1/forgot-password/confirm", USERNAME + ",\"code\":\"1\",\"newPassword\":\"p\""));
    all.add(of("PATCH", "/v1/me/attributes", "", "attributes"));
    all.add(post("/v1/me/attributes/email/verify", "\"code\":\"1\""));
    all.add(post("/v1/me/password", "\"currentPassword\":\"p\",\"newPassword\":\"p\""));
    all.add(of("PUT", "/v1/me/mfa", "\"preferred\":\"SMS_MFA\"", "enabled"));
    all.add(post("/v1/me/totp/verify", "\"code\":\"123456\",\"deviceName\":\"d\""));
    all.add(post("/v1/me/passkeys", "", "credential"));
    all.add(
        post(
            "/v1/me/devices",
            "\"deviceKey\":\"a_0\",\"passwordVerifier\":\"AAAA\",\"salt\":\"AAAA\",\"name\":\"n\""));
    all.add(of("PATCH", "/v1/me/devices/" + KEY, "\"remembered\":true"));
    return all;
  }

  private static BodyRoute post(String path, String fields, String... free) {
    return of("POST", path, fields, free);
  }

  private static BodyRoute of(String method, String path, String fields, String... free) {
    var values = new LinkedHashMap<String, String>();
    for (var field : fields.isEmpty() ? new String[0] : fields.split(",")) {
      int colon = field.indexOf(':');
      values.put(field.substring(1, colon - 1), field.substring(colon + 1));
    }
    return new BodyRoute(method, path, values, List.of(free));
  }

  /// The body with another value of a field.
  String with(String field, String value) {
    var all = new LinkedHashMap<>(fields);
    all.put(field, value);
    var body = new StringBuilder("{");
    all.forEach((name, json) -> {
      body.append(body.length() == 1 ? "\"" : ",\"").append(name).append("\":").append(json);
    });
    return body.append('}').toString();
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
