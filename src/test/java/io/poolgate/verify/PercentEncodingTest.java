package io.poolgate.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PercentEncodingTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          editors       | editors
          a.b_c~d@e:f/+ | a.b_c~d@e:f/+
          x,admins      | x%2Cadmins
          Łukasz        | %C5%81ukasz
          Śukasz        | %C5%9Aukasz
          100%          | 100%25
          %2C           | %252C
          a b           | a%20b
          a"b;c=d       | a%22b%3Bc%3Dd
          😀            | %F0%9F%98%80
          """)
  void aNameIsEncodedAndComesBack(String name, String encoded) {
    assertThat(PercentEncoding.encode(name)).isEqualTo(encoded);
    assertThat(PercentEncoding.decode(encoded)).contains(name);
  }

  @Test
  void lineEndsAndControlCharactersNeverReachAHeader() {
    assertThat(PercentEncoding.encode("a\r\nX-Auth-Groups: admins\u0000\u007f"))
        .isEqualTo("a%0D%0AX-Auth-Groups:%20admins%00%7F");
  }

  @Test
  void itemsAreJoinedByCommas() {
    assertThat(PercentEncoding.encode(List.of("x,admins", "editors")))
        .isEqualTo("x%2Cadmins,editors");
    assertThat(PercentEncoding.encode(List.of())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a b", "a,b", "%", "%4", "%zz", "%C5", "%FF", "%C0%80", "Łukasz", "a\"", "%%"})
  void whatIsNoEncodedNameIsNotRead(String encoded) {
    assertThat(PercentEncoding.decode(encoded)).isEmpty();
  }
}
