package io.poolgate.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.revocation.Revocation.Kind;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How revocations are written in Redis, and what is not read as one.
class RevocationTextTest {

  @ParameterizedTest
  @EnumSource
  void whatOneInstanceWritesAnotherReads(Kind kind) {
    var written = new Revocation(kind, "a:b c Ł", Instant.parse("2026-03-01T10:00:00.9Z"));
    assertThat(Revocation.ofMessage(written.message())).contains(written);
    assertThat(Revocation.ofMember(written.member(), written.score())).contains(written);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "session:x",
        "1772359200session:x",
        "1772359200 Session:x",
        "1772359200 session:",
        "1772359200 session",
        "1772359200 session:x\n",
        "-1 user:x",
        "1e9 user:x",
        "٣ user:x",
        "100000000000 user:x",
        "99999999999999999999999 user:x"
      })
  void anythingElseInTheChannelIsNone(String message) {
    assertThat(Revocation.ofMessage(message)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"user:x, NaN", "user:x, Infinity", "user:x, -1", "user:x, 1e11", "x, 1"})
  void anythingElseInTheSetIsNone(String member, double score) {
    assertThat(Revocation.ofMember(member, score)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"128, true", "129, false"})
  void anIdIsBounded(int length, boolean read) {
    var member = "session:" + "x".repeat(length);
    assertThat(Revocation.ofMember(member, 1).isPresent()).isEqualTo(read);
  }
}
