package io.poolgate.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Accounts;
import io.poolgate.Answer;
import io.poolgate.PoolgateServer;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Whoever has an account is no less a sender of messages.
class SignedInSpendTest {
  @Test
  void codesForOnesOwnAddressesAreCounted() {
    try (var poolgate =
        PoolgateServer.start(
            Map.of("poolgate.limits.enabled", true, "poolgate.limits.username-messages", "2/1h"))) {
      var token = Accounts.signedIn(poolgate).text("/tokens/accessToken");
      assertThat(changePhone(poolgate, token, "+881612340001").status()).isEqualTo(200);
      assertThat(sendCode(poolgate, token).status()).isEqualTo(202);
      assertThat(changePhone(poolgate, token, "+881612340002").outcome())
          .isEqualTo("429 rate_limited");
      assertThat(sendCode(poolgate, token).outcome()).isEqualTo("429 rate_limited");
    }
  }

  private static Answer changePhone(PoolgateServer poolgate, String token, String number) {
    return poolgate
        .api()
        .call("PATCH", "/v1/me/attributes")
        .bearer(token)
        .json("{\"attributes\":{\"phone_number\":\"%s\"}}".formatted(number))
        .send();
  }

  private static Answer sendCode(PoolgateServer poolgate, String token) {
    return poolgate
        .api()
        .call("POST", "/v1/me/attributes/phone_number/send-code")
        .bearer(token)
        .send();
  }
}
