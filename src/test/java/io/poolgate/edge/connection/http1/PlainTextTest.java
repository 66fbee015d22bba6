package io.poolgate.edge.connection.http1;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.HttpHeaderValidationUtil;
import org.junit.jupiter.api.Test;

class PlainTextTest {
  private static final int LONGEST = 20; // two eights and a rest

  /// Each of the characters that a head can have, in each place.
  @Test
  void itIsVisibleAsciiAndSpaces() {
    for (int length = 1; length <= LONGEST; length++) {
      for (int place = 0; place < length; place++) {
        for (char c = 0; c <= 0xff; c++) {
          var text = "~".repeat(place) + c + " ".repeat(length - place - 1);
          assertThat(PlainText.is(text)).as(text).isEqualTo(c >= ' ' && c <= '~');
        }
      }
    }
    assertThat(PlainText.is("")).isTrue();
  }

  @Test
  void twoThatAreNoneDoNotMakeOne() {
    for (char one = 0; one <= 0xff; one++) {
      for (char other = 0; other <= 0xff; other++) {
        var text = "" + one + other + one + other + one + other + one + other;
        boolean plain = one >= ' ' && one <= '~' && other >= ' ' && other <= '~';
        assertThat(PlainText.is(text)).as(text).isEqualTo(plain);
      }
    }
  }

  /// What is plain, Netty would have taken, too.
  @Test
  void nettyTakesThem() {
    for (char c = ' '; c <= '~'; c++) {
      assertThat(HttpHeaderValidationUtil.validateValidHeaderValue("x" + c + "x")).isNegative();
    }
  }
}
