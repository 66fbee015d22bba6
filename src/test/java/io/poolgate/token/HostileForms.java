package io.poolgate.token;

import static io.poolgate.token.HostileToken.altered;
import static io.poolgate.token.HostileToken.signed;
import static io.poolgate.token.verdict.RejectionReason.BAD_SIGNATURE;
import static io.poolgate.token.verdict.RejectionReason.MALFORMED_TOKEN;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;

/// Tokens that are no compact JWS of two JSON objects, or not signed as they stand.
final class HostileForms {
  private HostileForms() {}

  static List<HostileToken> all() {
    return List.of(
        altered("garbage", MALFORMED_TOKEN, _ -> "garbage"),
        altered("header null, no signature needed", MALFORMED_TOKEN, _ -> "bnVsbA.e30.AA"),
        altered("only dots", MALFORMED_TOKEN, _ -> ".."),
        altered("two parts", MALFORMED_TOKEN, t -> t.substring(0, t.lastIndexOf('.'))),
        altered("four parts", MALFORMED_TOKEN, t -> t + ".AA"),
        altered("five parts, as a JWE", MALFORMED_TOKEN, HostileForms::jwe),
        altered("five parts, enc null", MALFORMED_TOKEN, HostileForms::jweWithNullEnc),
        altered("no header", MALFORMED_TOKEN, t -> t.substring(t.indexOf('.'))),
        altered("signature padded", MALFORMED_TOKEN, t -> t + "=="),
        altered("signature with foreign characters", MALFORMED_TOKEN, t -> t + "!!"),
        altered("signature with a space", MALFORMED_TOKEN, t -> insert(t, " ")),
        altered("signature in plain base64", MALFORMED_TOKEN, t -> insert(t, "+/")),
        altered("signature's last character not canonical", MALFORMED_TOKEN, HostileForms::stray),
        altered("payload padded", MALFORMED_TOKEN, t -> beforeSignature(t, "=")),
        altered("percent-encoded", MALFORMED_TOKEN, t -> t.replace(".", "%2E")),
        altered("signature altered", BAD_SIGNATURE, changeSignature(s -> flip(s, 7))),
        altered("signature of zeros", BAD_SIGNATURE, changeSignature(s -> fill(s, 0))),
        altered("signature of ones", BAD_SIGNATURE, changeSignature(s -> fill(s, 0xFF))),
        altered("signature too short", BAD_SIGNATURE, changeSignature(s -> Arrays.copyOf(s, 255))),
        altered("signature too long", BAD_SIGNATURE, t -> insert(t, "AAAA")),
        altered("no signature", BAD_SIGNATURE, t -> t.substring(0, t.lastIndexOf('.') + 1)),
        new HostileToken(
            "payload of another token",
            pool -> mixed(pool.token().sign(), pool.token().sign()),
            BAD_SIGNATURE),
        claims("payload an array", "[]"),
        claims("payload null", "null"),
        claims("payload a string", "\"sub\""),
        claims("payload empty", ""),
        claims("payload with trailing junk", "{} {}"),
        claims("payload with a comment", "{/**/}"),
        claims("payload with a claim twice", "{\"sub\":\"a\",\"sub\":\"b\"}"),
        claims("payload with a claim twice, once escaped", "{\"sub\":\"a\",\"s\\u0075b\":\"b\"}"),
        claims("payload with a nested name twice", "{\"a\":{\"b\":1,\"b\":2}}"),
        claims("payload nested nine deep", "{\"a\":" + "[".repeat(8) + "]".repeat(8) + "}"),
        claims("payload nested very deep", "[".repeat(3000)),
        claims("payload with a byte order mark", "\uFEFF{}"),
        claims("payload with half a surrogate pair", "{\"sub\":\"\\ud800\"}"),
        claims("payload with NaN", "{\"exp\":NaN}"),
        claims("payload with an endless number", "{\"exp\":" + "9".repeat(41) + "}"),
        claims("payload with an infinite number", "{\"exp\":1e999}"),
        claims("payload not UTF-8", new byte[] {'{', '"', (byte) 0xC3, '"', ':', '1', '}'}),
        claims("payload with an overlong slash", overlong()),
        header("header an array", "[]"),
        header("header a string", "\"RS256\""),
        header("header a number", "7"),
        header("header with alg twice", "{\"alg\":\"none\",\"alg\":\"RS256\",\"kid\":\"a\"}"),
        signed("longer than 8 KiB", MALFORMED_TOKEN, t -> t.with("more", "x".repeat(8192))));
  }

  private static HostileToken claims(String what, String json) {
    return claims(what, json.getBytes(StandardCharsets.UTF_8));
  }

  private static HostileToken claims(String what, byte[] bytes) {
    return signed(what, MALFORMED_TOKEN, token -> token.rawClaims(bytes));
  }

  private static HostileToken header(String what, String json) {
    var bytes = json.getBytes(StandardCharsets.UTF_8);
    return signed(what, MALFORMED_TOKEN, token -> token.rawHeader(bytes));
  }

  private static byte[] overlong() {
    return new byte[] {'{', '"', (byte) 0xC0, (byte) 0xAF, '"', ':', '1', '}'};
  }

  private static String jwe(String token) {
    return base64("{\"alg\":\"dir\",\"enc\":\"A256GCM\"}")
        + ".."
        + token.substring(0, 9)
        + ".AA.AA";
  }

  private static String jweWithNullEnc(String token) {
    return base64("{\"alg\":\"RS256\",\"enc\":null}") + ".AA." + token.substring(0, 8) + ".AA.AA";
  }

  private static String base64(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String insert(String token, String text) {
    int middle = (token.lastIndexOf('.') + token.length()) / 2;
    return token.substring(0, middle) + text + token.substring(middle);
  }

  private static String beforeSignature(String token, String text) {
    int end = token.lastIndexOf('.');
    return token.substring(0, end) + text + token.substring(end);
  }

  /// 256 bytes leave four bits of the last character unused: any of 16 would decode alike.
  private static String stray(String token) {
    var alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    int last = token.length() - 1;
    return token.substring(0, last) + alphabet.charAt(alphabet.indexOf(token.charAt(last)) + 1);
  }

  private static String mixed(String one, String other) {
    return one.substring(0, one.indexOf('.'))
        + other.substring(other.indexOf('.'), other.lastIndexOf('.'))
        + one.substring(one.lastIndexOf('.'));
  }

  private interface Change {
    byte[] to(byte[] signature);
  }

  private static UnaryOperator<String> changeSignature(Change change) {
    return token -> {
      int start = token.lastIndexOf('.') + 1;
      var signature = change.to(Base64.getUrlDecoder().decode(token.substring(start)));
      return token.substring(0, start)
          + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    };
  }

  private static byte[] flip(byte[] signature, int at) {
    signature[at] ^= 1;
    return signature;
  }

  private static byte[] fill(byte[] signature, int value) {
    Arrays.fill(signature, (byte) value);
    return signature;
  }
}
