package io.poolgate.refreshtoken;

import static io.poolgate.Accounts.credentials;
import static io.poolgate.Accounts.newEmail;
import static io.poolgate.Accounts.newPassword;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Answer;
import io.poolgate.PoolgateServer;
import io.poolgate.edge.tls.CertificateAuthority;
import io.poolgate.edge.tls.PemFiles;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Cookies of a neighbour below the same domain that look like this host's: no page must refresh
/// into their account. MINE and THEIRS stand for a cookie of this host's name, a bar for a further
/// Cookie field (HTTP/1.1) or crumb (HTTP/2).
class CookieTossingTest {
  private static final CertificateAuthority AUTHORITY = new CertificateAuthority();
  private static final String OWN = "https://api.shop.test";

  @TempDir private static Path folder;
  private static PoolgateServer poolgate;
  private static HttpClient client;
  private static String sub;
  private static String mine;
  private static String theirs;

  @BeforeAll
  static void start() throws Exception {
    var properties = new HashMap<String, Object>();
    properties.putAll(new PemFiles(folder).write(AUTHORITY.issue("api")).properties());
    properties.put("poolgate.public-url", OWN);
    poolgate = PoolgateServer.start(properties);
    client = HttpClient.newBuilder().sslContext(AUTHORITY.client()).build();
    var email = newEmail();
    var password = newPassword();
    sub = poolgate.pool().createUser(email, password).sub();
    mine = signIn(email, password);
    var other = newEmail();
    poolgate.pool().createUser(other, password);
    theirs = signIn(other, password);
  }

  @AfterAll
  static void stop() {
    client.close();
    poolgate.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MINE",
        "a=b | MINE | c=d",
        "MINE; ,THEIRS",
        ",THEIRS; MINE",
        ",THEIRS | MINE",
        "a=\"b\",THEIRS; MINE",
        "$Version=1, THEIRS; $Path=/; MINE",
        "__HOST-poolgate-refresh=x; MINE",
        "=,THEIRS; MINE"
      })
  void thePageIsRefreshedIntoItsOwnAccount(String fields) throws Exception {
    for (var version : Version.values()) {
      var answer = refresh(fields, version);
      assertThat(answer.outcome()).as(version.name()).isEqualTo("200");
      assertThat(subject(answer.text("/tokens/accessToken"))).isEqualTo(sub);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '~',
      value = {
        ",THEIRS                      # A refresh token is required",
        "a=b,THEIRS                   # A refresh token is required",
        "a=b | ,THEIRS                # A refresh token is required",
        "a=\"b\", THEIRS              # A refresh token is required",
        "$Version=\"1\", THEIRS       # A refresh token is required",
        "=THEIRS                      # A refresh token is required",
        "__host-poolgate-refresh=x    # A refresh token is required",
        "MINE; THEIRS                 # came twice, or is malformed",
        "THEIRS | MINE                # came twice, or is malformed",
        "MINE,THEIRS                  # came twice, or is malformed",
        "__Host-poolgate-refresh=\"x\"  # came twice, or is malformed"
      })
  void whatIsNotThisHostsSignsNobodyIn(String fields, String says) throws Exception {
    for (var version : Version.values()) {
      var answer = refresh(fields, version);
      assertThat(answer.outcome()).as(version.name()).isEqualTo("400 invalid_request");
      assertThat(answer.text("/detail")).contains(says);
    }
  }

  private static Answer refresh(String fields, Version version) throws Exception {
    var request = request("/v1/tokens/refresh").version(version).header("Origin", OWN);
    for (var field : fields.split(" \\| ", -1)) {
      var name = "__Host-poolgate-refresh=";
      request.header("Cookie", field.replace("MINE", name + mine).replace("THEIRS", name + theirs));
    }
    return send(request.POST(BodyPublishers.noBody()));
  }

  private static String signIn(String email, String password) throws Exception {
    var request = request("/v1/sign-in").header("Content-Type", "application/json");
    var answer = send(request.POST(BodyPublishers.ofString(credentials(email, password))));
    return answer.text("/tokens/refreshToken");
  }

  private static HttpRequest.Builder request(String path) {
    int port = poolgate.api().server().getPort();
    return HttpRequest.newBuilder(URI.create("https://localhost:" + port + path));
  }

  private static Answer send(HttpRequest.Builder request) throws Exception {
    return new Answer(client.send(request.build(), BodyHandlers.ofString()));
  }

  private static String subject(String token) {
    var claims = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
    return new String(claims, StandardCharsets.UTF_8)
        .replaceFirst(".*\"sub\":\"([^\"]*)\".*", "$1");
  }
}
