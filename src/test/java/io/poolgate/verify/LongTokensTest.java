package io.poolgate.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Answer;
import io.poolgate.Api;
import io.poolgate.PoolgateExtension;
import io.poolgate.PoolgateServer;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Good tokens as long as tokens may be (8 KiB), full of what grows most on the way into headers.
@ExtendWith(PoolgateExtension.class)
class LongTokensTest {
  private static final int LONGEST_TOKEN = 8 * 1024;

  /// What docs/protect-another-service.md tells proxies to have room for.
  private static final int MOST_BYTES = 24 * 1024;

  private final PoolgateServer poolgate;
  private final Api api;

  LongTokensTest(PoolgateServer poolgate) {
    this.poolgate = poolgate;
    this.api = poolgate.api();
  }

  /// The claim of a token, filled with so many of something.
  record Claim(String name, IntFunction<Object> of, int most) {
    @Override
    public String toString() {
      return name + " " + of.apply(1);
    }
  }

  static List<Claim> claims() {
    return List.of(
        new Claim("cognito:groups", i -> Collections.nCopies(i, "a"), 3000),
        new Claim(
            "cognito:groups", i -> IntStream.range(0, i).mapToObj(String::valueOf).toList(), 3000),
        new Claim("cognito:groups", i -> Collections.nCopies(i, "\ud83e\udd89"), 3000),
        new Claim("cognito:groups", i -> List.of("\u0141".repeat(i)), 6000),
        new Claim("cognito:groups", i -> List.of(" ".repeat(i)), 6000),
        new Claim("scope", i -> String.join(" ", Collections.nCopies(i, "a")), 6000),
        new Claim("scope", i -> "\u20ac".repeat(i), 6000),
        new Claim("username", i -> "'".repeat(i), 6000),
        new Claim("sub", i -> "\ufdfa".repeat(i), 6000));
  }

  @ParameterizedTest
  @MethodSource("claims")
  void theAnswerToAProxyHasRoomInItsBuffers(Claim claim) {
    var token = longest(claim);
    assertThat(token.length()).isBetween(LONGEST_TOKEN - 16, LONGEST_TOKEN);
    var answer = verify("/v1/verify", token);
    assertThat(answer.status()).isEqualTo(204);
    assertThat(headerBytes(answer)).isLessThan(MOST_BYTES);
    var me = verify("/v1/me", token);
    assertThat(me.status()).isEqualTo(200);
    assertThat(me.body().length()).isLessThan(MOST_BYTES);
  }

  @Test
  void hundredsOfGroupsAreLookedForAmongHundreds() {
    var names = IntStream.range(1000, 2000).mapToObj(String::valueOf).toList();
    var token = poolgate.pool().token().with("cognito:groups", names.subList(0, 700)).sign();
    assertThat(verify("/v1/verify?" + query(names.subList(700, 1000)), token).outcome())
        .isEqualTo("403 insufficient_group");
    assertThat(verify("/v1/verify?" + query(names.subList(699, 1000)), token).status())
        .isEqualTo(204);
  }

  private static String query(List<String> groups) {
    return groups.stream().map(group -> "group=" + group).collect(Collectors.joining("&"));
  }

  private String longest(Claim claim) {
    int fits = 0;
    for (int step = Integer.highestOneBit(claim.most()); step > 0; step /= 2) {
      fits += signed(claim, fits + step).length() <= LONGEST_TOKEN ? step : 0;
    }
    return signed(claim, fits);
  }

  private String signed(Claim claim, int size) {
    return poolgate.pool().token().with(claim.name(), claim.of().apply(size)).sign();
  }

  private Answer verify(String path, String token) {
    return api.call("GET", path).bearer(token).send();
  }

  private static int headerBytes(Answer answer) {
    return answer.response().headers().map().entrySet().stream()
        .flatMapToInt(header ->
            header.getValue().stream()
                .mapToInt(value -> header.getKey().length() + value.length() + 4))
        .sum();
  }
}
