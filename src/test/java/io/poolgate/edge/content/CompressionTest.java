package io.poolgate.edge.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Accounts;
import io.poolgate.Api;
import io.poolgate.PoolgateExtension;
import io.poolgate.PoolgateServer;
import io.poolgate.RawHttp;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which answers are compressed, and for whom (RFC 9110 §12.5.3).
@ExtendWith(PoolgateExtension.class)
class CompressionTest {
  private static final int LARGE = 1024;
  private static final Pattern CODING = Pattern.compile("(?i)\r\ncontent-encoding: (\\S+)\r\n");

  private final PoolgateServer poolgate;

  CompressionTest(PoolgateServer poolgate) {
    this.poolgate = poolgate;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gzip",
        "GZip",
        "x-gzip",
        "gzip;q=0.001",
        "br, gzip",
        "gzip, deflate, br, zstd",
        "zstd;q=1, gzip;q=0.1, *;q=0",
        "gzip;q=0.5, identity;q=0.5",
        "deflate;q=1.0,gzip ; q=1.0",
        "gzip;foo=0"
      })
  void whoNamesGzipGetsIt(String accepted) {
    for (var path : new String[] {"/problems", "/openapi.yml"}) {
      assertThat(coding(poolgate.api(), path, accepted)).as(path).isEqualTo("gzip");
    }
    assertThat(coding(poolgate.management(), "/prometheus", accepted)).isEqualTo("gzip");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "*;q=0.5",
        "br",
        "zstd",
        "snappy",
        "deflate",
        "compress",
        "br;q=1, zstd;q=0.9, deflate;q=0.8",
        "identity",
        "gzip;q=0",
        "gzip;q=0.000, *",
        "gzip;Q=0",
        "gzip;q=0.5, identity",
        "identity;q=0",
        "*;q=0",
        "gzipped, notgzip",
        "",
        ",",
        "\""
      })
  void allOthersGetItPlain(String accepted) {
    for (var path : new String[] {"/problems", "/openapi.yml"}) {
      assertThat(coding(poolgate.api(), path, accepted)).as(path).isEmpty();
    }
    assertThat(coding(poolgate.management(), "/prometheus", accepted)).isEmpty();
  }

  @Test
  void whatIsShortIsNotWorthIt() {
    assertThat(coding(poolgate.api(), "/problems/not_found", "gzip")).isEmpty();
    assertThat(coding(poolgate.api(), "/nowhere", "gzip, *")).isEmpty();
  }

  /// The length of a compressed answer tells of a secret that stands beside a sender's own text
  /// (BREACH).
  @Test
  void whatMayHoldASecretNeverIs() {
    var groups = IntStream.range(0, 200).mapToObj(i -> "administrators" + i).toList();
    var token = poolgate.pool().token().with("cognito:groups", groups).sign();
    var me = send(poolgate.api(), "/v1/me", "gzip, *\r\nAuthorization: Bearer " + token);
    assertThat(me).contains("administrators199").doesNotContainIgnoringCase("content-encoding");
    var user = Accounts.newEmail();
    var password = Accounts.newPassword();
    poolgate.pool().createUser(user, password);
    var tokens =
        poolgate
            .api()
            .call("POST", "/v1/sign-in")
            .json(Accounts.credentials(user, password))
            .header("Accept-Encoding", "gzip, *")
            .send();
    assertThat(tokens.body()).hasSizeGreaterThan(LARGE).contains("accessToken");
    assertThat(tokens.header("Content-Encoding")).isEmpty();
  }

  /// A problem repeats the names that a sender made up.
  @Test
  void noProblemIs() {
    var attributes =
        IntStream.range(0, 16)
            .boxed()
            .collect(Collectors.toMap(i -> "custom:" + "x".repeat(90) + i, _ -> ""));
    var answer =
        poolgate
            .api()
            .call("POST", "/v1/sign-up")
            .json(Map.of("username", "a", "password", "b", "attributes", attributes))
            .header("Accept-Encoding", "gzip, *")
            .wrong()
            .send();
    assertThat(answer.outcome()).isEqualTo("400 invalid_request");
    assertThat(answer.body()).hasSizeGreaterThan(LARGE);
    assertThat(answer.header("Content-Encoding")).isEmpty();
  }

  private static String coding(Api server, String path, String accepted) {
    var coding = CODING.matcher(send(server, path, accepted));
    return coding.find() ? coding.group(1) : "";
  }

  private static String send(Api server, String path, String accepted) {
    return new RawHttp(server.server())
        .send(
            "GET %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAccept-Encoding: %s\r\n\r\n"
                .formatted(path, accepted));
  }
}
