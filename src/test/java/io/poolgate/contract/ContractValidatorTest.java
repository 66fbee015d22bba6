package io.poolgate.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Shows that the validator passes what the contract says and sees each departure from it.
class ContractValidatorTest {
  private static final ContractValidator VALIDATOR = ContractValidator.ofProject();

  private static final String UP = "{\"status\":\"UP\"}";
  private static final String CONFIRM = "{\"username\":\"ada\",\"code\":\"123456\"}";
  private static final String MISMATCH = problem("code_mismatch", 400, "The code is wrong.");

  private static final Map<String, String> JSON = headers("application/json");
  private static final Map<String, String> PROBLEM = headers("application/problem+json");

  @Test
  void passesWhatTheContractSays() {
    assertThat(of("GET", "/health", null, 200, JSON, UP)).isEmpty();
    assertThat(of("HEAD", "/health", null, 200, JSON, "")).isEmpty();
    assertThat(of("POST", "/v1/sign-up/confirm", CONFIRM, 400, PROBLEM, MISMATCH)).isEmpty();
    assertThat(of("GET", "/local/mailbox?username=a%40b", null, 200, noStore(), mailbox()))
        .isEmpty();
  }

  @Test
  void passesTheAnswersElsewhere() {
    var notFound = problem("not_found", 404, "There is nothing at this address.");
    var notAllowed = problem("method_not_allowed", 405, "The method is not allowed here.");
    var allow = with(PROBLEM, "Allow", "GET");
    assertThat(answer("GET", "/nowhere", 404, PROBLEM, notFound)).isEmpty();
    assertThat(answer("PUT", "/health", 405, allow, notAllowed)).isEmpty();
    assertThat(answer("PUT", "/health", 405, PROBLEM, notAllowed)).isNotEmpty();
    assertThat(answer("PUT", "/health", 200, JSON, UP)).isNotEmpty();
    assertThat(answer("GET", "/nowhere", 200, JSON, UP)).isNotEmpty();
  }

  @Test
  void passesAChallengeThatIsNotKnown() {
    var challenge =
        """
        {"status":"challenge","challenge":{"name":%s,"session":"x","expiresAt":"2026-01-02T03:04:05Z"}}\
        """;
    assertThat(answer("POST", "/v1/sign-in", 200, noStore(), challenge.formatted("\"NEW_KIND\"")))
        .isEmpty();
    assertThat(answer("POST", "/v1/sign-in", 200, noStore(), challenge.formatted("7")))
        .isNotEmpty();
  }

  @Test
  void seesAnUndeclaredField() {
    assertThat(answer("GET", "/health", 200, JSON, "{\"status\":\"UP\",\"name\":\"x\"}"))
        .hasSize(1);
  }

  @Test
  void seesAMissingField() {
    assertThat(answer("GET", "/health", 200, JSON, "{}")).hasSize(1);
  }

  @Test
  void seesAMissingBody() {
    assertThat(answer("GET", "/health", 200, JSON, "")).hasSize(1);
  }

  @Test
  void seesABodyWhereNoneBelongs() {
    assertThat(answer("HEAD", "/health", 200, JSON, UP)).hasSize(1);
    assertThat(answer("DELETE", "/local/mailbox", 204, JSON, UP)).hasSize(1);
  }

  @Test
  void seesAnUndeclaredStatus() {
    assertThat(answer("GET", "/health", 202, JSON, UP)).hasSize(1);
  }

  @Test
  void seesAnUndeclaredMediaType() {
    assertThat(answer("GET", "/health", 200, headers("text/plain"), UP)).hasSize(1);
  }

  @Test
  void seesAMissingHeader() {
    var withoutId = Map.of("Content-Type", "application/json");
    assertThat(answer("GET", "/health", 200, withoutId, UP)).hasSize(1);
    assertThat(answer("GET", "/local/mailbox", 200, JSON, mailbox())).hasSize(1);
  }

  @Test
  void seesAWrongHeader() {
    var cached = with(JSON, "Cache-Control", "max-age=60");
    assertThat(answer("GET", "/local/mailbox", 200, cached, mailbox())).hasSize(1);
  }

  @Test
  void seesARequestIdThatWasNotKept() {
    var sent = Map.of("X-Request-Id", List.of("mine"));
    var exchange = new Exchange("GET", URI.create("/health"), sent, null, 200, listed(JSON), UP);
    assertThat(VALIDATOR.responseViolations(exchange)).hasSize(1);
  }

  @Test
  void seesACodeThatTheRouteDoesNotName() {
    var elsewhere =
        problem("challenge_answer_missing", 400, "The answer to the challenge is missing.");
    assertThat(answer("POST", "/v1/sign-up/confirm", 400, PROBLEM, elsewhere)).hasSize(1);
  }

  @Test
  void seesAProblemThatDisagreesWithItsCode() {
    var wrong = problem("code_mismatch", 400, "Invalid verification code provided.");
    assertThat(answer("POST", "/v1/sign-up/confirm", 400, PROBLEM, wrong)).hasSize(1);
  }

  @Test
  void seesAProblemWithAnotherRequestId() {
    var other = MISMATCH.replace("\"id1\"", "\"id2\"");
    assertThat(answer("POST", "/v1/sign-up/confirm", 400, PROBLEM, other)).hasSize(1);
  }

  @Test
  void seesAScopeProblemWithoutAChallenge() {
    var body = problem("insufficient_scope", 403, "The access token lacks a scope.");
    assertThat(answer("GET", "/v1/me/profile", 403, PROBLEM, body)).hasSize(1);
  }

  @Test
  void seesAWrongRequest() {
    var surplus = "{\"username\":\"ada\",\"code\":\"123456\",\"x\":1}";
    assertThat(of("POST", "/v1/sign-up/confirm", surplus, 400, PROBLEM, MISMATCH)).hasSize(1);
    assertThat(of("POST", "/v1/sign-up/confirm", "{}", 400, PROBLEM, MISMATCH)).hasSize(2);
  }

  private static List<String> answer(
      String method, String path, int status, Map<String, String> headers, String body) {
    return VALIDATOR.responseViolations(exchange(method, path, null, status, headers, body));
  }

  private static List<String> of(
      String method,
      String path,
      @Nullable String sent,
      int status,
      Map<String, String> headers,
      String body) {
    return VALIDATOR.violations(exchange(method, path, sent, status, headers, body));
  }

  private static Exchange exchange(
      String method,
      String path,
      @Nullable String sent,
      int status,
      Map<String, String> headers,
      String body) {
    var type = sent == null ? Map.<String, List<String>>of() : listed(headers("application/json"));
    return new Exchange(method, URI.create(path), type, sent, status, listed(headers), body);
  }

  private static Map<String, String> headers(String type) {
    return Map.of("Content-Type", type, "X-Request-Id", "id1");
  }

  private static Map<String, String> noStore() {
    return with(JSON, "Cache-Control", "no-store");
  }

  private static Map<String, String> with(Map<String, String> headers, String name, String value) {
    var more = new HashMap<>(headers);
    more.put(name, value);
    return more;
  }

  private static Map<String, List<String>> listed(Map<String, String> headers) {
    return headers.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue())));
  }

  private static String mailbox() {
    return "{\"messages\":[]}";
  }

  private static String problem(String code, int status, String title) {
    return """
    {"type":"/problems/%s","title":"%s","status":%d,"code":"%s","requestId":"id1"}\
    """
        .formatted(code, title, status, code);
  }
}
