package io.poolgate.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpRequest;
import io.poolgate.guard.BearerCredentials.Malformed;
import io.poolgate.guard.BearerCredentials.None;
import io.poolgate.guard.BearerCredentials.Presented;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BearerCredentialsTest {

  @ParameterizedTest
  @ValueSource(strings = {"Bearer a.b.c", "bearer a.b.c", "BEARER a.b.c", "bEaReR   a.b.c"})
  void schemeIsReadInAnyCase(String header) {
    assertThat(of(header)).isEqualTo(new Presented("a.b.c"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.b.c=", "a.b.c!!", "a.b.c d", "a.b.+/"})
  void whatIsInTheTokenIsLeftToTheVerifier(String token) {
    assertThat(of("Bearer " + token)).isEqualTo(new Presented(token));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Basic YTpi", "DPoP a.b.c", "Bearerish a.b.c", "Bearertoken", "token"})
  void otherSchemeIsNoCredential(String header) {
    assertThat(of(header)).isEqualTo(new None());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Bearer", "Bearer ", "Bearer\ta.b.c", "Bearer:a", "Bearer a,Bearer b", "\"a"})
  void headerThatNamesNoTokenIsMalformed(String header) {
    assertThat(of(header)).isEqualTo(new Malformed());
  }

  @Test
  void twoHeadersAreMalformedEvenWhereTheyAreEqual() {
    var request = HttpRequest.GET("/").header("Authorization", "Bearer a");
    request.getHeaders().add("authorization", "Bearer a");

    assertThat(BearerCredentials.of(request)).isEqualTo(new Malformed());
  }

  @Test
  void noHeaderIsNoCredential() {
    assertThat(BearerCredentials.of(HttpRequest.GET("/?access_token=a.b.c"))).isEqualTo(new None());
  }

  @Test
  void tokenIsNotPrinted() {
    assertThat(of("Bearer a.b.c")).hasToString("Presented[…]");
  }

  private static BearerCredentials of(String header) {
    return BearerCredentials.of(HttpRequest.GET("/").header("Authorization", header));
  }
}
