package io.poolgate.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.poolgate.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is and what is not a cookie of ours; OURS stands for its name.
class CookieHeaderTest {
  private static final String NAME = RefreshCookie.NAME;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "OURS=mine",
        " OURS=mine ",
        "\tOURS \t= mine\t",
        ";;OURS=mine;",
        "a=b; OURS=mine; c=d",
        "a=b;OURS=mine;c=d",
        "$Version=1; OURS=mine",
        "a=\"; OURS=mine; b=\"",
        "a=b, c; OURS=mine; d=e, f",
        "=x; OURS=mine; =y",
        "junk; OURS=mine; junk",
        "\u00e9=\u00e9; OURS=mine; \u0001=\u0002",
        ",OURS=theirs; OURS=mine",
        "OURS=mine; ,OURS=theirs"
      })
  void oursIsFoundAmongAnyOthers(String field) {
    assertThat(read(field)).contains("mine");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ";",
        "=",
        "OURS",
        ",OURS=theirs",
        ", OURS=theirs",
        "a=b,OURS=theirs",
        "a=b, OURS=theirs",
        "a=\"b\",OURS=theirs",
        "$Version=1, OURS=theirs",
        "$OURS=theirs",
        "\"OURS\"=theirs",
        "=OURS=theirs",
        "==OURS=theirs",
        "a=OURS=theirs",
        "OURS OURS=theirs",
        "OURS\u00a0=theirs",
        "\u00a0OURS=theirs",
        "\u001fOURS=theirs",
        "\u000bOURS=theirs",
        "\u0000OURS=theirs",
        "OURS\u0000=theirs",
        "OURS2=theirs",
        "OUR=theirs",
        "[OURS]=theirs",
        "%5F%5FHost-poolgate-refresh=theirs",
        "__HOST-poolgate-refresh=theirs",
        "__host-poolgate-refresh=theirs",
        "__Host-Poolgate-Refresh=theirs",
        "__Ho\u017ft-poolgate-refresh=theirs",
        "__Secure-poolgate-refresh=theirs"
      })
  void whatOnlyLooksLikeOursIsNone(String field) {
    assertThat(read(field)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "OURS=mine; OURS=theirs",
        "OURS=mine; OURS=mine",
        "OURS=mine; OURS=",
        "OURS=; OURS=theirs",
        "OURS=mine; a=b; \tOURS =theirs"
      })
  void ofTwoNobodyCanTellWhichIsOurs(String field) {
    assertRefused(field);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "OURS=\"mine\"",
        "OURS=\"",
        "OURS=a b",
        "OURS=a\tb",
        "OURS=mine,OURS=theirs",
        "OURS=mine, a=b",
        "OURS=a\\b",
        "OURS=\u00e9",
        "OURS=\u0000",
        "OURS=\u007f"
      })
  void aValueThatNobodySetIsRefused(String field) {
    assertRefused(field);
  }

  @Test
  void oneThatIsLongerThanBrowsersKeepIsRefused() {
    assertThat(read("OURS=" + "x".repeat(3900))).isPresent();
    assertRefused("OURS=" + "x".repeat(3901));
  }

  @Test
  void aValueMayHaveWhatSeparatesNameAndValue() {
    assertThat(read("OURS=mine==")).contains("mine==");
    assertThat(read("OURS==mine")).contains("=mine");
    assertThat(read("OURS=")).contains("");
  }

  @Test
  void severalFieldsAreOne() {
    assertThat(CookieHeader.value(List.of(), NAME)).isEmpty();
    assertThat(CookieHeader.value(List.of("a=b", NAME + "=mine", "c=d"), NAME)).contains("mine");
    assertThat(CookieHeader.value(List.of("a=", NAME + "=mine"), NAME)).contains("mine");
    assertThatThrownBy(
            () -> CookieHeader.value(List.of(NAME + "=mine", "a=b", NAME + "=theirs"), NAME))
        .hasMessage("invalid_request");
  }

  private static Optional<String> read(String field) {
    return CookieHeader.value(List.of(field.replace("OURS", NAME)), NAME);
  }

  private static void assertRefused(String field) {
    assertThatThrownBy(() -> read(field))
        .isInstanceOf(ProblemException.class)
        .hasMessage("invalid_request");
  }
}
