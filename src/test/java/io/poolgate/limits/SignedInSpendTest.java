package io.poolgate.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Accounts;
import io.poolgate.Bearer;
import io.poolgate.PoolgateServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Whoever has an account is no less a sender of messages, nor a flood.
class SignedInSpendTest {
  private static final String REFUSED = "429 rate_limited";

  @Test
  void codesForOnesOwnAddressesAreCounted() {
    try (var poolgate = PoolgateServer.start(OneLimit.of("username-messages", "2/1h"))) {
      var user = user(poolgate);
      assertThat(change(user, "phone_number", "+881612340001")).isEqualTo("200");
      assertThat(sendCode(user, "phone_number")).isEqualTo("202");
      assertThat(change(user, "phone_number", "+881612340002")).isEqualTo(REFUSED);
      assertThat(sendCode(user, "phone_number")).isEqualTo(REFUSED);
    }
  }

  @Test
  void oneMailboxHasOneBudgetHoweverManyAccountsWriteItDown() {
    try (var poolgate = PoolgateServer.start(OneLimit.of("destination-messages", "6/1h"))) {
      var spellings =
          List.of(
              "victim+1@example.com",
              "Victim+2@example.com",
              "v.ictim+3@EXAMPLE.com",
              "VICTIM@example.com");
      var users = new ArrayList<Bearer>();
      for (var spelling : spellings) {
        var user = user(poolgate);
        assertThat(change(user, "email", spelling)).isEqualTo("200");
        users.add(user);
      }
      for (int i = 0; i < 5; i++) {
        users.forEach(user -> sendCode(user, "email"));
      }
      assertThat(poolgate.pool().mailbox().messages()).hasSize(6);
      assertThat(
              poolgate
                  .api()
                  .post("/v1/forgot-password", Map.of("username", "victim@example.com"))
                  .outcome())
          .isEqualTo(REFUSED);
    }
  }

  @Test
  void twoContactsAreTwoMessages() {
    try (var poolgate = PoolgateServer.start(OneLimit.of("username-messages", "3/1h"))) {
      var both = Map.of("email", Accounts.newEmail(), "phone_number", "+881612340001");
      var user = user(poolgate);
      assertThat(user.patch("/v1/me/attributes", Map.of("attributes", both)).status())
          .isEqualTo(200);
      assertThat(sendCode(user, "email")).isEqualTo("202");
      assertThat(sendCode(user, "email")).isEqualTo(REFUSED);
    }
  }

  @Test
  void aUserHasSoManyCallsWhateverTheTokenAndTheClientsAddress() {
    try (var poolgate = PoolgateServer.start(OneLimit.of("user", "2/1h"))) {
      var email = Accounts.newEmail();
      var password = Accounts.newPassword();
      poolgate.pool().createUser(email, password);
      for (var expected : new String[] {"200", "200", REFUSED}) {
        var signedIn = poolgate.api().post("/v1/sign-in", Accounts.credentials(email, password));
        var user = new Bearer(poolgate.api(), signedIn.text("/tokens/accessToken"));
        assertThat(user.get("/v1/me/profile").outcome()).isEqualTo(expected);
        assertThat(user.get("/v1/me").status()).isEqualTo(200);
      }
      assertThat(user(poolgate).get("/v1/me/profile").outcome()).isEqualTo("200");
    }
  }

  @Test
  void anAddressHasSoManyCallsWhoeverIsSignedIn() {
    try (var poolgate = PoolgateServer.start(OneLimit.of("address", "6/1h"))) {
      for (int i = 0; i < 3; i++) {
        assertThat(user(poolgate).get("/v1/me/profile").outcome()).isEqualTo("200");
      }
      var token = poolgate.pool().token().sign();
      assertThat(new Bearer(poolgate.api(), token).get("/v1/me/devices").outcome())
          .isEqualTo(REFUSED);
    }
  }

  private static Bearer user(PoolgateServer poolgate) {
    var signedIn = Accounts.signedIn(poolgate);
    assertThat(signedIn.outcome()).isEqualTo("200");
    return new Bearer(poolgate.api(), signedIn.text("/tokens/accessToken"));
  }

  private static String change(Bearer user, String attribute, String value) {
    return user.patch("/v1/me/attributes", Map.of("attributes", Map.of(attribute, value)))
        .outcome();
  }

  private static String sendCode(Bearer user, String attribute) {
    return user.post("/v1/me/attributes/" + attribute + "/send-code").outcome();
  }
}
