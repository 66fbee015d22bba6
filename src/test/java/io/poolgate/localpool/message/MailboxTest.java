package io.poolgate.localpool.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.poolgate.localpool.Caller;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailboxTest {
  @AutoClose private final HttpClient http = HttpClient.newHttpClient();
  @AutoClose private final Caller caller = Caller.start();

  @BeforeEach
  void twoMessages() {
    caller.signUp("ada@example.com");
    caller.clock.advance(Duration.ofSeconds(1));
    caller.signUp("+4915112345678");
  }

  @Test
  void messagesComeNewestFirstAndWhole() throws Exception {
    var messages = messages("");

    assertThat(messages).hasSize(2);
    assertThat(messages.getFirst())
        .containsOnlyKeys("sentAt", "purpose", "username", "destination", "medium", "code")
        .containsEntry("username", "+4915112345678")
        .containsEntry("medium", "SMS");
    assertThat(messages.getLast())
        .containsEntry("sentAt", "2026-03-01T10:00:00Z")
        .containsEntry("purpose", "sign-up")
        .containsEntry("username", "ada@example.com")
        .containsEntry("destination", "ada@example.com")
        .containsEntry("medium", "EMAIL")
        .containsEntry("code", caller.pool.mailbox().latestCode("ada@example.com"));
  }

  @ParameterizedTest
  @CsvSource({
    "?username=ada@example.com, 1",
    "?username=ADA%40example.com, 1",
    "?x=y&username=+4915112345678, 1",
    "?username=%2B4915112345678, 1",
    "?username=nobody, 0",
    "?username=, 0",
    "?other=ada@example.com, 2"
  })
  void usernameFilters(String query, int expected) throws Exception {
    assertThat(messages(query)).hasSize(expected);
  }

  @Test
  void deleteEmptiesIt() throws Exception {
    assertThat(send("", "DELETE").statusCode()).isEqualTo(204);

    assertThat(messages("")).isEmpty();
  }

  @Test
  void noPageMayReadItFromTheBrowser() throws Exception {
    for (String method : new String[] {"GET", "DELETE", "OPTIONS"}) {
      var answer = send("", method);

      assertThat(answer.headers().map().keySet())
          .noneMatch(name -> name.startsWith("access-control-"));
    }
  }

  @Test
  void codesAreNotStored() throws Exception {
    assertThat(send("", "GET").headers().firstValue("Cache-Control")).contains("no-store");
  }

  @Test
  void noMessageIsNoCode() {
    var mailbox = caller.pool.mailbox();

    assertThatThrownBy(() -> mailbox.latestCode("nobody"))
        .isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void messageDoesNotPrintItsCode() {
    var message = caller.pool.mailbox().messages().getFirst();

    assertThat(message.toString()).doesNotContain(message.code()).doesNotContain("4915");
  }

  private List<Map<String, Object>> messages(String query) throws Exception {
    var answer = send(query, "GET");
    assertThat(answer.statusCode()).isEqualTo(200);
    var all = JSONObjectUtils.parse(answer.body());
    return Arrays.asList(JSONObjectUtils.getJSONObjectArray(all, "messages"));
  }

  private HttpResponse<String> send(String query, String method) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(caller.pool.endpoint() + "/mailbox" + query))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .header("Origin", "http://localhost:5173")
            .build();
    return http.send(request, BodyHandlers.ofString());
  }
}
