package io.poolgate.token;

import static io.poolgate.token.verdict.RejectionReason.KEYS_UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.token.verdict.Verification;
import io.poolgate.token.verdict.Verification.Rejected;
import io.poolgate.token.verdict.Verification.Verified;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Key sets of at most 64 KiB that hold as much as they can of something beside the pool's keys.
@Timeout(30)
class LargeKeySetsTest {
  private static final int BESIDE = 60_000; // bytes

  /// What stands in the list of keys beside the pool's.
  record Filling(String what, String entries) {
    @Override
    public String toString() {
      return what;
    }
  }

  static Stream<Filling> fillings() {
    return Stream.of(
        new Filling("20,000 empty ones", "{},".repeat(BESIDE / 3)),
        new Filling("12,000 nulls", "null,".repeat(BESIDE / 5)),
        new Filling("140 other keys", entries(140, i -> key("k" + i, 256, "AQAB"))),
        new Filling("140 of one id", entries(140, _ -> key("k", 256, "AQAB"))),
        new Filling("a modulus of 16,384 bits", entries(20, i -> key("k" + i, 2048, "AQAB"))),
        new Filling("a modulus of 240,000 bits", key("k", 30_000, "AQAB") + ","),
        new Filling("an exponent of 2,048 bits", entries(60, i -> key("k" + i, 256, number(256)))),
        new Filling("an exponent of 240,000 bits", key("k", 256, number(30_000)) + ","),
        new Filling("an id of 59,000 characters", key("k".repeat(59_000), 256, "AQAB") + ","),
        new Filling("3,000 operations", "{\"key_ops\":[" + "\"sign\",".repeat(7500) + "7]},"));
  }

  private static final List<VerifierRig> rigs = new ArrayList<>();
  private static final Map<Filling, CompletableFuture<Verification>> pastTheBound = new HashMap<>();

  /// All at once: each waits for keys as long as it may.
  @BeforeAll
  static void askPastTheBound() {
    fillings()
        .forEach(filling -> {
          var rig = VerifierRig.cold(jwks -> jwks.servesBeside(filling.entries().repeat(3)));
          rigs.add(rig);
          pastTheBound.put(filling, rig.asked(rig.pool.token().sign()));
        });
  }

  @AfterAll
  static void close() {
    rigs.forEach(VerifierRig::close);
  }

  @ParameterizedTest
  @MethodSource("fillings")
  void thePoolsKeysAreFoundAmongThem(Filling filling) {
    try (var rig = VerifierRig.cold(jwks -> jwks.servesBeside(filling.entries()))) {
      assertThat(rig.verdict(rig.pool.token().sign())).isInstanceOf(Verified.class);
    }
  }

  @ParameterizedTest
  @MethodSource("fillings")
  void theyAreNoKeysOfThePool(Filling filling) {
    try (var rig = VerifierRig.cold(jwks -> jwks.servesBeside(filling.entries()))) {
      assertThat(rig.verdict(rig.withKeyId("k"))).isInstanceOf(Rejected.class);
    }
  }

  @ParameterizedTest
  @MethodSource("fillings")
  void onePastTheBoundIsNoKeySet(Filling filling) {
    assertThat(pastTheBound.get(filling))
        .isNotNull()
        .satisfies(verdict -> assertThat(verdict.join()).isEqualTo(new Rejected(KEYS_UNAVAILABLE)));
  }

  private static String entries(int count, IntFunction<String> entry) {
    return IntStream.range(0, count)
        .mapToObj(i -> entry.apply(i) + ",")
        .collect(Collectors.joining());
  }

  private static String key(String id, int modulusBytes, String exponent) {
    return "{\"kty\":\"RSA\",\"kid\":\"%s\",\"n\":\"%s\",\"e\":\"%s\"}"
        .formatted(id, number(modulusBytes), exponent);
  }

  /// An odd one of so many bytes.
  private static String number(int bytes) {
    var number = new byte[bytes];
    number[0] = (byte) 0x80;
    number[bytes - 1] = 1;
    return Base64.getUrlEncoder().withoutPadding().encodeToString(number);
  }
}
