package io.poolgate.refreshtoken;

import static io.poolgate.refreshtoken.CookieRig.FRONT_END;
import static io.poolgate.refreshtoken.CookieRig.OWN;
import static io.poolgate.refreshtoken.CookieRig.cookie;
import static io.poolgate.refreshtoken.CookieRig.credentials;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.PoolgateServer;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who gets and who may use the refresh token's cookie: pages of the configured origins alone.
class CookieOriginTest {
  @AutoClose private static final CookieRig rig = new CookieRig();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "https://evil.example",
        "https://app.example.com.evil.example",
        "https://app.example.com:444",
        "http://app.example.com",
        "https://APP.example.com",
        "https://app.example.com:443",
        "https://app.example.com.",
        "https://app.example.com/",
        "https://app.example.com, https://app.example.com",
        "https://api.example.com https://evil.example",
        "http://localhost:3000"
      })
  void aPageFromElsewhereGetsNoCookie(String origin) {
    assertThat(rig.signIn(origin).outcome()).isEqualTo("403 origin_not_allowed");
  }

  @ParameterizedTest
  @ValueSource(strings = {CookieRig.PLAIN, CookieRig.APP})
  void whoMayCallButIsNoHostWithTlsGetsAndUsesNoCookie(String origin) {
    assertThat(rig.signIn(origin).outcome()).isEqualTo("403 origin_not_allowed");
    var cookie = cookie(rig.signIn(OWN));
    assertThat(rig.refresh(origin, cookie).outcome()).isEqualTo("403 origin_not_allowed");
    assertThat(rig.signOut(origin, cookie).outcome()).isEqualTo("403 origin_not_allowed");
    var body = credentials(rig.pool()).replace("cookie", "body");
    assertThat(rig.from(origin, "/v1/sign-in").json(body).send().outcome()).isEqualTo("200");
  }

  @Test
  void aPageFromElsewhereCannotUseTheCookie() {
    var cookie = cookie(rig.signIn(OWN));
    for (var origin : new String[] {"", "https://evil.example"}) {
      assertThat(rig.refresh(origin, cookie).outcome()).isEqualTo("403 origin_not_allowed");
      assertThat(rig.signOut(origin, cookie).outcome()).isEqualTo("403 origin_not_allowed");
    }
    assertThat(rig.refresh(OWN, cookie).status()).isEqualTo(200);
  }

  @Test
  void forwardedHeadersNameNoOrigin() {
    var answer =
        rig.from("https://evil.example", "/v1/sign-in")
            .header("X-Forwarded-Host", "evil.example")
            .header("X-Forwarded-Proto", "https")
            .header("Forwarded", "host=evil.example;proto=https")
            .json(credentials(rig.pool()))
            .send();
    assertThat(answer.outcome()).isEqualTo("403 origin_not_allowed");
  }

  @Test
  void withoutAPublicUrlThereAreNoCookies() {
    try (var plain = PoolgateServer.start(Map.of("poolgate.allowed-origins", FRONT_END))) {
      var answer =
          plain
              .api()
              .call("POST", "/v1/sign-in")
              .header("Origin", FRONT_END)
              .json(credentials(plain.pool()))
              .send();
      assertThat(answer.outcome()).isEqualTo("501 not_enabled");
    }
  }
}
