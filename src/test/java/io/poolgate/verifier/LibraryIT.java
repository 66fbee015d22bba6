package io.poolgate.verifier;

import static io.poolgate.localpool.LocalPoolOptions.CONFIDENTIAL_CLIENT_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.poolgate.FreePort;
import io.poolgate.RawConnection;
import io.poolgate.localpool.LocalUserPool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The library as others use it: services of docs/verifier.md, each by itself in front of a local
/// pool, verify its tokens. One is a module, and sees what the library exports.
@Tag("long")
@Timeout(300)
class LibraryIT {
  @AutoClose private static final HttpClient http = HttpClient.newHttpClient();

  @AutoClose private final LocalUserPool pool = LocalUserPool.start();

  LibraryIT() throws IOException {}

  @BeforeAll
  static void build() throws IOException {
    ServiceBuild.run();
  }

  @Test
  void aModuleOfPlainJavaVerifiesTheLocalPoolsTokens() throws Exception {
    assertVerifies(
        ServiceBuild.command(
            "plain", "-p", "target/classes:target/lib", "-m", "example/example.Plain"));
  }

  @Test
  void aSpringBootServiceVerifiesTheLocalPoolsTokens() throws Exception {
    assertVerifies(
        ServiceBuild.command("spring", "-cp", "target/classes:target/lib/*", "example.Spring"));
  }

  @Test
  void aHelidonServiceVerifiesTheLocalPoolsTokens() throws Exception {
    assertVerifies(
        ServiceBuild.command("helidon", "-cp", "target/classes:target/lib/*", "example.Helidon"));
  }

  private void assertVerifies(List<String> command) throws Exception {
    int port = FreePort.find();
    var server = URI.create("http://127.0.0.1:" + port);
    var said = Files.createTempFile(Path.of("target"), "service", ".txt");
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
    builder.environment().put("COGNITO_USER_POOL_ID", pool.id());
    builder.environment().put("COGNITO_CLIENT_ID", pool.publicClient().id());
    builder.environment().put("COGNITO_ISSUERS", pool.issuer());
    builder.environment().put("SERVER_PORT", String.valueOf(port));
    var service = builder.start();
    try {
      await().atMost(Duration.ofMinutes(1)).until(() -> answers(server) || !service.isAlive());
      assertThat(service.isAlive()).as(Files.readString(said)).isTrue();
      assertVerifies(server.resolve("/me"));
    } finally {
      service.destroy();
      service.waitFor();
      Files.delete(said);
    }
  }

  private void assertVerifies(URI me) throws IOException, InterruptedException {
    var good = asked(me, pool.token().with("sub", "the-user").sign());
    assertThat(good.statusCode()).isEqualTo(200);
    assertThat(good.body()).isEqualTo("the-user");

    var token = pool.token().sign();
    int payload = token.indexOf('.') + 1;
    var root = pool.token().with("sub", "root").sign();
    var altered =
        token.substring(0, payload)
            + root.substring(payload, root.lastIndexOf('.'))
            + token.substring(token.lastIndexOf('.'));
    assertRefused(asked(me, altered));
    assertRefused(asked(me, pool.token().with("client_id", CONFIDENTIAL_CLIENT_ID).sign()));
    assertRefused(asked(me, pool.token().expiresIn(Duration.ofSeconds(-1)).sign()));
    assertRefused(asked(me, ""));
  }

  private static void assertRefused(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Bearer");
  }

  private static HttpResponse<String> asked(URI me, String token)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(me).header("Authorization", "Bearer " + token).build();
    return http.send(request, BodyHandlers.ofString());
  }

  private static boolean answers(URI server) {
    try (var connection = new RawConnection(server)) {
      return connection.get("/me").receive().status() == 401;
    } catch (UncheckedIOException e) {
      return false;
    }
  }
}
