package io.poolgate.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Api;
import io.poolgate.PoolgateExtension;
import io.poolgate.PoolgateServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(PoolgateExtension.class)
class RequestIdTest {
  private final Api api;

  RequestIdTest(PoolgateServer poolgate) {
    api = poolgate.api();
  }

  @Test
  void aWellFormedOneIsKeptInHeaderAndProblem() {
    var answer = api.call("GET", "/nope").header("X-Request-Id", "Trace-1.a_b").wrong().send();
    assertThat(answer.header("X-Request-Id")).contains("Trace-1.a_b");
    assertThat(answer.text("/requestId")).isEqualTo("Trace-1.a_b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "a/b", "é", "<script>", "{}"})
  void anythingElseIsReplaced(String offered) {
    var answer = api.call("GET", "/health").header("X-Request-Id", offered).wrong().send();
    assertThat(answer.header("X-Request-Id").orElseThrow()).matches("[0-9a-f-]{36}");
  }

  @Test
  void oneThatIsTooLongIsReplaced() {
    var answer = api.call("GET", "/health").header("X-Request-Id", "a".repeat(129)).wrong().send();
    assertThat(answer.header("X-Request-Id").orElseThrow()).hasSize(36);
  }
}
