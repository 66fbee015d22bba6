package io.poolgate.token.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import io.poolgate.token.HostileHeaders;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.Security;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeySetTest {
  private static RSAKey key;

  @BeforeAll
  static void makeKey() {
    key = HostileHeaders.stranger();
  }

  record Unusable(String what, Consumer<Map<String, Object>> change) {
    @Override
    public String toString() {
      return what;
    }
  }

  static List<Unusable> unusableKeys() {
    return List.of(
        new Unusable("no kty", jwk -> jwk.remove("kty")),
        new Unusable("kty EC", jwk -> jwk.put("kty", "EC")),
        new Unusable("kty rsa", jwk -> jwk.put("kty", "rsa")),
        new Unusable("use enc", jwk -> jwk.put("use", "enc")),
        new Unusable("use null", jwk -> jwk.put("use", null)),
        new Unusable("alg RS512", jwk -> jwk.put("alg", "RS512")),
        new Unusable("alg a number", jwk -> jwk.put("alg", 7)),
        new Unusable("key_ops without verify", jwk -> jwk.put("key_ops", List.of("sign"))),
        new Unusable("key_ops a string", jwk -> jwk.put("key_ops", "verify")),
        new Unusable("no kid", jwk -> jwk.remove("kid")),
        new Unusable("kid empty", jwk -> jwk.put("kid", "")),
        new Unusable("kid a number", jwk -> jwk.put("kid", 7)),
        new Unusable("no n", jwk -> jwk.remove("n")),
        new Unusable("n not base64url", jwk -> jwk.put("n", "+/+/")),
        new Unusable("n a number", jwk -> jwk.put("n", 7)),
        new Unusable("n of 2047 bits", jwk -> jwk.put("n", number(BigInteger.ONE.shiftLeft(2046)))),
        new Unusable("n too large", jwk -> jwk.put("n", number(BigInteger.ONE.shiftLeft(9000)))),
        new Unusable("no e", jwk -> jwk.remove("e")),
        new Unusable("e 1", jwk -> jwk.put("e", number(BigInteger.ONE))),
        new Unusable("e 3", jwk -> jwk.put("e", number(BigInteger.valueOf(3)))),
        new Unusable("e even", jwk -> jwk.put("e", number(BigInteger.valueOf(65538)))),
        new Unusable("e too large", jwk -> jwk.put("e", number(BigInteger.ONE.shiftLeft(70)))));
  }

  @ParameterizedTest
  @MethodSource("unusableKeys")
  void keyThatCannotVerifyIsNoKey(Unusable unusable) {
    assertThat(parse(jwks(changed(unusable)))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("unusableKeys")
  void keyThatCannotVerifyDoesNoHarmToAGoodOneBesideIt(Unusable unusable) {
    assertThat(parse(jwks(changed(unusable), good("good"))))
        .hasValueSatisfying(keys -> assertThat(keys.find("good")).isNotNull());
  }

  @Test
  void keyNeedsNoUseNoAlgAndNoOperations() {
    assertThat(parse(jwks(good("a")))).isPresent();
  }

  @Test
  void keyMayNameWhatItIsFor() {
    var jwk = good("a");
    jwk.putAll(Map.of("use", "sig", "alg", "RS256", "key_ops", List.of("sign", "verify")));

    assertThat(parse(jwks(jwk))).isPresent();
  }

  @Test
  void keyIdGivenTwiceIsRefusedAndOthersStay() {
    var keys = parse(jwks(good("twice"), good("once"), good("twice"))).orElseThrow();

    assertThat(keys.find("twice")).isNull();
    assertThat(keys.find("once")).isNotNull();
  }

  @Test
  void keyIdGivenThreeTimesIsRefused() {
    assertThat(parse(jwks(good("a"), good("a"), good("a")))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "<html></html>",
        "{\"keys\":null}",
        "{\"keys\":{}}",
        "{\"keys\":[]}",
        "{\"keys\":[null,7,\"a\",[]]}"
      })
  void whatIsNoKeySetIsRefused(String text) {
    assertThat(parse(text)).isEmpty();
  }

  @Test
  void sameKeyOfALaterSetIsTheSameObject() {
    var earlier = parse(jwks(good("a"), good("gone"))).orElseThrow();

    var later = parse(jwks(good("a"), good("new"))).orElseThrow().keeping(earlier);

    assertThat(later.find("a")).isSameAs(earlier.find("a")).isNotNull();
    assertThat(later.find("gone")).isNull();
    assertThat(later.find("new")).isNotNull();
  }

  @Test
  void otherKeyUnderTheSameIdIsAnotherOne() throws Exception {
    var earlier = parse(jwks(good("a"))).orElseThrow();
    var other = HostileHeaders.stranger().toPublicJWK().toJSONObject();
    other.put("kid", "a");

    var later = parse(jwks(other)).orElseThrow().keeping(earlier);

    assertThat(later.find("a")).isNotNull().isNotSameAs(earlier.find("a"));
  }

  private static Map<String, Object> good(String id) {
    var jwk = new HashMap<>(key.toPublicJWK().toJSONObject());
    jwk.put("kid", id);
    return jwk;
  }

  private static Map<String, Object> changed(Unusable unusable) {
    var jwk = good("a");
    unusable.change().accept(jwk);
    return jwk;
  }

  @SafeVarargs
  private static String jwks(Map<String, Object> first, Map<String, Object>... more) {
    var keys = new ArrayList<>(List.of(first));
    for (var key : more) {
      keys.add(key);
    }
    return JSONObjectUtils.toJSONString(Map.of("keys", keys));
  }

  private static Optional<KeySet> parse(String jwks) {
    return KeySet.parse(jwks.getBytes(StandardCharsets.UTF_8), Security.getProvider("SunRsaSign"));
  }

  private static String number(BigInteger value) {
    var bytes = value.toByteArray();
    int start = bytes[0] == 0 ? 1 : 0;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Arrays.copyOfRange(bytes, start, bytes.length));
  }
}
