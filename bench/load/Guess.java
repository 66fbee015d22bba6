import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

/// The routes that take a user name, how a stranger tries one there, and what everybody is
/// answered.
enum Guess {
  SIGN_IN("/v1/sign-in", ",\"password\":\"Wrong-Pass1word\"", 401, "invalid_credentials"),
  SIGN_UP("/v1/sign-up", ",\"password\":\"Wrong-Pass1word\"", 201, "userId"),
  CONFIRM_SIGN_UP("/v1/sign-up/confirm", ",\"code\":\"123456\"", 400, "code_mismatch"),
  RESEND_CODE("/v1/sign-up/resend-code", "", 202, ""),
  FORGOT_PASSWORD("/v1/forgot-password", "", 202, ""),
  CONFIRM_FORGOT_PASSWORD(
      "/v1/forgot-password/confirm",
      ",\"code\":\"123456\",\"newPassword\":\"Wrong-Pass1word\"",
      400,
      "code_mismatch");

  final String path;
  private final String fields;
  private final int status;
  private final String word;

  /// @param fields what the body has beside the user name
  /// @param word what is in the answer's body
  Guess(String path, String fields, int status, String word) {
    this.path = path;
    this.fields = fields;
    this.status = status;
    this.word = word;
  }

  HttpRequest request(int port, String name) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString("{\"username\":\"" + name + "\"" + fields + "}"))
        .build();
  }

  boolean isAnsweredBy(HttpResponse<String> response) {
    return response.statusCode() == status && response.body().contains(word);
  }
}
