package io.poolgate.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Where a message goes to, by whatever name.
class DestinationTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "victim+1@example.com",
        "Victim+2+3@EXAMPLE.com",
        "v.i.c.t.i.m@example.com",
        "\"victim\"@example.com",
        "victim@example.com.",
        "ｖｉｃｔｉｍ@example.com",
        " victim@example.com ",
        "victim+a@b@example.com"
      })
  void oneMailboxHasOneKey(String spelling) {
    assertThat(Destination.of(spelling)).isEqualTo(Destination.of("victim@example.com"));
  }

  @ParameterizedTest
  @CsvSource({
    "victim@bücher.example, victim@xn--bcher-kva.example",
    "victim@gmail.com, victim@googlemail.com",
    "josé@example.com, josé@example.com",
    "STRASSE@example.com, straße@example.com",
    "+4915112345678, +49 151 187654",
    "+4915112345678, ＋４９１５１１８７６",
    "+1234, +1 234"
  })
  void twoSpellingsOfOneAreOneKey(String one, String other) {
    assertThat(Destination.of(one)).isPresent().isEqualTo(Destination.of(other));
  }

  @ParameterizedTest
  @CsvSource({
    "ada@example.com, bob@example.com",
    "ada@example.com, ada@example.org",
    "+ada@example.com, +bob@example.com",
    "+4915112345678, +4915212345678"
  })
  void twoMailboxesAreTwo(String one, String other) {
    assertThat(Destination.of(one)).isPresent().isNotEqualTo(Destination.of(other));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a***@e***", "+*******5678", "ada", "@example.com", "ada@", "", "+0123"})
  void aMaskAndANameAreNone(String text) {
    assertThat(Destination.of(text)).isEmpty();
  }

  @Test
  void noKeyCanBeRead() {
    assertThat(Destination.of("victim@example.com").orElseThrow().text()).doesNotContain("victim");
  }
}
