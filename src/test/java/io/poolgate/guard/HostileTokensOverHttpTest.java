package io.poolgate.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Answer;
import io.poolgate.Api;
import io.poolgate.PoolgateExtension;
import io.poolgate.PoolgateServer;
import io.poolgate.token.HostileToken;
import io.poolgate.token.HostileTokens;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every hostile token at the whole server: shut out where a token is asked for, and without effect
/// where none is.
@ExtendWith(PoolgateExtension.class)
class HostileTokensOverHttpTest {
  private final PoolgateServer poolgate;
  private final Api api;

  HostileTokensOverHttpTest(PoolgateServer poolgate) {
    this.poolgate = poolgate;
    this.api = poolgate.api();
  }

  static List<HostileToken> hostileTokens() {
    return HostileTokens.all();
  }

  @ParameterizedTest
  @MethodSource("hostileTokens")
  void guardedRoutesStayShut(HostileToken hostile) {
    for (var path : List.of("/v1/me", "/v1/verify", "/v1/verify/proxied/x")) {
      var answer = send("GET", path, hostile);
      assertThat(answer.outcome()).isEqualTo("401 " + hostile.code());
      assertThat(answer.header("WWW-Authenticate").orElseThrow())
          .contains("error=\"invalid_token\"");
      assertThat(answer.header("X-Auth-Subject")).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("hostileTokens")
  void signInAndUnknownPathsAreUnmoved(HostileToken hostile) {
    assertThat(send("POST", "/v1/sign-in", hostile).outcome())
        .isEqualTo(api.call("POST", "/v1/sign-in").json("{}").wrong().send().outcome())
        .isEqualTo("400 invalid_request");
    assertThat(send("GET", "/v1/nowhere", hostile).outcome()).isEqualTo("404 not_found");
  }

  private Answer send(String method, String path, HostileToken hostile) {
    var call =
        api.call(method, path)
            .header("Authorization", "Bearer " + hostile.from(poolgate.pool()))
            .wrong();
    return (method.equals("POST") ? call.json("{}") : call).send();
  }
}
