package io.poolgate.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poolgate.SettableClock;
import io.poolgate.problem.ProblemException;
import io.poolgate.problem.StartupException;
import io.poolgate.seal.SealedSession.AskedChallenge;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionSealerTest {
  private static final String KEY_1 =
      "k1:" + Base64.getEncoder().encodeToString(KeyMaterial.random());
  private static final String KEY_2 =
      "k2:"
          + Base64.getEncoder()
              .encodeToString(
                  "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));

  private final SettableClock clock = new SettableClock(Instant.parse("2026-01-02T03:04:05Z"));

  @Test
  void whatWasSealedOpens() {
    var sealer = sealer(KEY_1);
    var session = session(sealer);
    assertThat(open(sealer, sealer.seal(session))).isEqualTo(session);
  }

  @Test
  void anotherInstanceWithTheSameKeysOpensIt() {
    var sealer = sealer(KEY_1);
    assertThat(open(sealer(KEY_2, KEY_1), sealer.seal(session(sealer)))).isNotNull();
  }

  @Test
  void aDroppedKeyNoLongerOpens() {
    var sealer = sealer(KEY_1);
    assertRefused(sealer(KEY_2), sealer.seal(session(sealer)), "challenge_session_invalid");
  }

  @Test
  void randomKeysServeOneInstanceOnly() {
    var one = sealer();
    assertRefused(sealer(), one.seal(session(one)), "challenge_session_invalid");
  }

  @Test
  void anotherPurposeDoesNotOpen() {
    var sealer = sealer(KEY_1);
    var sealed = sealer.seal(session(sealer));
    assertThatThrownBy(() -> sealer.open(sealed, "client", Purpose.TOTP_SETUP))
        .isInstanceOf(ProblemException.class)
        .hasMessage("challenge_session_invalid");
  }

  @Test
  void anotherClientsSessionDoesNotOpen() {
    var sealer = sealer(KEY_1);
    var sealed = sealer.seal(session(sealer));
    assertThatThrownBy(() -> sealer.open(sealed, "other", Purpose.CHALLENGE))
        .hasMessage("challenge_session_invalid");
  }

  @Test
  void itExpiresToTheSecond() {
    var sealer = sealer(KEY_1);
    var sealed = sealer.seal(session(sealer));
    clock.set(sealer.expiry().minusSeconds(1));
    assertThat(open(sealer, sealed)).isNotNull();
    clock.advance(Duration.ofSeconds(1));
    assertRefused(sealer, sealed, "challenge_session_expired");
  }

  @Test
  void oneAlteredCharacterAnywhereIsRefused() {
    var sealer = sealer(KEY_1);
    var sealed = sealer.seal(session(sealer));
    for (int i = 0; i < sealed.length() - 1; i += 7) {
      char other = sealed.charAt(i) == 'A' ? 'B' : 'A';
      var altered = sealed.substring(0, i) + other + sealed.substring(i + 1);
      assertRefused(sealer, altered, "challenge_session_invalid");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "....",
        "a.b.c.d.e",
        "eyJhbGciOiJub25lIn0..a.b.c",
        "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIiwia2lkIjoiazEifQ....",
        "bnVsbA....."
      })
  void garbageIsRefused(String garbage) {
    assertRefused(sealer(KEY_1), garbage, "challenge_session_invalid");
  }

  @ParameterizedTest
  @ValueSource(strings = {"k1", "k1:short", "k1:!!!!", ":AAAA", "k1:AAAA,"})
  void aMalformedKeyStopsTheStartWithoutRepeatingIt(String entry) {
    assertThatThrownBy(() -> sealer(entry))
        .isInstanceOf(StartupException.class)
        .hasMessageContaining("POOLGATE_SESSION_KEYS");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\0",
        "\u007f",
        "\u0000\u0001",
        "password",
        "changeit",
        "0123456789",
        "correct-horse"
      })
  void aKeyThatNobodyDrewStopsTheStartWithoutRepeatingIt(String word) {
    var bytes = word.repeat(32).substring(0, 32).getBytes(StandardCharsets.US_ASCII);
    var key = Base64.getEncoder().encodeToString(bytes);
    assertThatThrownBy(() -> sealer("k1:" + key))
        .isInstanceOf(StartupException.class)
        .hasMessageContaining("POOLGATE_SESSION_KEYS must be kid:base64(32 random bytes)")
        .hasMessageNotContaining(key);
    assertThatThrownBy(() -> sealer(KEY_2, "k1:" + key)).isInstanceOf(StartupException.class);
  }

  @Test
  void anyKeyThatWasDrawnWillDo() {
    for (int i = 0; i < 10_000; i++) {
      var drawn = KeyMaterial.random();
      assertThat(KeyMaterial.decode(Base64.getEncoder().encodeToString(drawn))).contains(drawn);
    }
  }

  @Test
  void aKeyIdGivenTwiceStopsTheStart() {
    assertThatThrownBy(() -> sealer(KEY_1, KEY_1)).isInstanceOf(StartupException.class);
  }

  private SessionSealer sealer(String... keys) {
    return new SessionSealer(new SessionConfiguration(List.of(keys), Duration.ofMinutes(3)), clock);
  }

  private static SealedSession session(SessionSealer sealer) {
    return new SealedSession(
        Purpose.CHALLENGE,
        "cognito-session",
        "8b7f",
        new AskedChallenge("SMS_MFA", List.of("name")),
        new SignInContext("ada", "eu-west-1_device", RefreshTokenDelivery.COOKIE),
        "client",
        sealer.expiry());
  }

  private static SealedSession open(SessionSealer sealer, String sealed) {
    return sealer.open(sealed, "client", Purpose.CHALLENGE);
  }

  private static void assertRefused(SessionSealer sealer, String sealed, String code) {
    assertThatThrownBy(() -> open(sealer, sealed))
        .isInstanceOf(ProblemException.class)
        .hasMessage(code);
  }
}
