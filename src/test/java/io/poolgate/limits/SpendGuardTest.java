package io.poolgate.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Accounts;
import io.poolgate.AnonymousRoute;
import io.poolgate.Answer;
import io.poolgate.PoolgateServer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Limits in front of what a stranger can have Cognito charged for, or guess with.
class SpendGuardTest {
  @Test
  void anAddressHasSoManyCallsOnAnyAnonymousRoute() {
    try (var poolgate = start("address", "10/1h")) {
      AnonymousRoute.all(poolgate)
          .forEach(route ->
              assertThat(poolgate.api().post(route.path(), route.body()).code())
                  .isNotEqualTo("rate_limited"));
      poolgate.pool().requests().clear();
      for (var route : AnonymousRoute.all(poolgate)) {
        var refused = poolgate.api().post(route.path(), route.body());
        assertThat(refused.outcome()).as(route.path()).isEqualTo("429 rate_limited");
        assertThat(poolgate.pool().requests().count(route.operation())).isZero();
      }
    }
  }

  @Test
  void aCallWhoseBodyIsWrongIsCountedAtItsAddress() {
    var bodies =
        List.of(
            "{",
            "[]",
            "{\"username\":5}",
            "{\"username\":\"\"}",
            "{\"username\":\"ada\",\"no-such-field\":1}",
            "{\"username\":\"a b\",\"username\":\"a b\"}");
    try (var poolgate = startBehindAProxy("2/1h")) {
      for (var body : bodies) {
        var address = "198.51.100." + bodies.indexOf(body);
        for (int i = 0; i < 2; i++) {
          assertThat(wrongFrom(poolgate, address, body).outcome())
              .as(body)
              .isEqualTo("400 invalid_request");
        }
        var refused = wrongFrom(poolgate, address, body);
        assertThat(refused.outcome()).as(body).isEqualTo("429 rate_limited");
        assertThat(refused.header("RateLimit").orElseThrow()).startsWith("\"address\";r=0;t=");
        assertThat(forgotFrom(poolgate, address).outcome()).isEqualTo("429 rate_limited");
      }
    }
  }

  private static Answer wrongFrom(PoolgateServer poolgate, String forwardedFor, String body) {
    return poolgate
        .api()
        .call("POST", "/v1/forgot-password")
        .header("X-Forwarded-For", forwardedFor)
        .json(body)
        .wrong()
        .send();
  }

  @Test
  void messagesFromOneAddressAreCounted() {
    try (var poolgate = start("address-messages", "3/1h")) {
      assertThat(forgot(poolgate, Accounts.newEmail()).status()).isEqualTo(202);
      assertThat(resend(poolgate, Accounts.newEmail()).status()).isEqualTo(202);
      assertThat(choose(poolgate, Accounts.newEmail(), "EMAIL_OTP").status()).isEqualTo(200);
      assertThat(forgot(poolgate, Accounts.newEmail()).outcome()).isEqualTo("429 rate_limited");
      assertThat(signUp(poolgate, "+4915112345678").outcome()).isEqualTo("429 rate_limited");
      assertThat(signIn(poolgate, Accounts.newEmail()).outcome())
          .isEqualTo("401 invalid_credentials");
    }
  }

  @Test
  void theAnswerSaysWhatTheLimitIsAndWhenToComeAgain() {
    try (var poolgate = start("address", "1/1h")) {
      forgot(poolgate, "ada@example.com");
      var refused = forgot(poolgate, "ada@example.com");
      assertThat(refused.header("RateLimit-Policy")).contains("\"address\";q=1;w=3600");
      assertThat(refused.header("RateLimit").orElseThrow()).startsWith("\"address\";r=0;t=3");
      assertThat(Long.parseLong(refused.header("Retry-After").orElseThrow()))
          .isBetween(3500L, 3600L);
      assertThat(poolgate.management().get("/prometheus").body())
          .contains("poolgate_limits_refused_total{limit=\"address\"} 1.0");
    }
  }

  @Test
  void aNameIsCountedWhetherThereIsSuchAUserOrNot() {
    try (var poolgate = start("username", "3/1h")) {
      var known = Accounts.newEmail();
      poolgate.pool().createUser(known, Accounts.newPassword());
      for (var name : new String[] {known, Accounts.newEmail()}) {
        for (int i = 0; i < 3; i++) {
          assertThat(signIn(poolgate, i == 1 ? name.toUpperCase(Locale.ROOT) : name).outcome())
              .isEqualTo("401 invalid_credentials");
        }
        assertThat(signIn(poolgate, name).outcome()).isEqualTo("429 rate_limited");
      }
    }
  }

  @Test
  void messagesToOneNameAreCountedOverAllRoutesThatSendThem() {
    try (var poolgate = start("username-messages", "3/1h")) {
      var name = Accounts.newEmail();
      poolgate.pool().createUser(name, Accounts.newPassword());
      assertThat(forgot(poolgate, name).status()).isEqualTo(202);
      assertThat(choose(poolgate, name, "EMAIL_OTP").status()).isEqualTo(200);
      assertThat(resend(poolgate, name).status()).isEqualTo(202);
      assertThat(forgot(poolgate, name).outcome()).isEqualTo("429 rate_limited");
      assertThat(choose(poolgate, name, "EMAIL_OTP").outcome()).isEqualTo("429 rate_limited");
      assertThat(choose(poolgate, name, "PASSWORD").status()).isEqualTo(200);
      assertThat(signIn(poolgate, name).outcome()).isEqualTo("401 invalid_credentials");
    }
  }

  @Test
  void oneRangeOfPhoneNumbersIsOneDestination() {
    try (var poolgate = start("destination-messages", "2/1h")) {
      assertThat(signUp(poolgate, "+881612340001").status()).isEqualTo(201);
      assertThat(signUp(poolgate, "+881612350002").status()).isEqualTo(201);
      assertThat(signUp(poolgate, "+881612360003").outcome()).isEqualTo("429 rate_limited");
      assertThat(signUp(poolgate, "+4915112345678").status()).isEqualTo(201);
    }
  }

  @Test
  void oneMailboxIsOneDestinationUnderAllItsNames() {
    try (var poolgate = start("destination-messages", "2/1h")) {
      assertThat(forgot(poolgate, "ada+1@example.com").status()).isEqualTo(202);
      assertThat(forgot(poolgate, "Ada+2@example.com").status()).isEqualTo(202);
      assertThat(forgot(poolgate, "ada@example.com").outcome()).isEqualTo("429 rate_limited");
      assertThat(forgot(poolgate, "bob@example.com").status()).isEqualTo(202);
    }
  }

  @Test
  void aPhoneNumberBesideItHidesNoMailbox() {
    try (var poolgate = start("destination-messages", "2/1h")) {
      for (var phone : new String[] {"+15550100001", "+33155501002"}) {
        assertThat(signUpWith(poolgate, phone).status()).isEqualTo(201);
      }
      assertThat(signUpWith(poolgate, "+49155501003").outcome()).isEqualTo("429 rate_limited");
    }
  }

  /// Under a new name of one mailbox each time.
  private static Answer signUpWith(PoolgateServer poolgate, String phone) {
    return poolgate
        .api()
        .post(
            "/v1/sign-up",
            """
            {"username":"ada%1$s@example.com","password":"%2$s","attributes":{"phone_number":"%1$s"}}
            """
                .formatted(phone, Accounts.newPassword()));
  }

  @Test
  void allMessagesTogetherHaveABudget() {
    try (var poolgate = start("messages", "2/1h")) {
      forgot(poolgate, Accounts.newEmail());
      forgot(poolgate, Accounts.newEmail());
      assertThat(forgot(poolgate, Accounts.newEmail()).outcome()).isEqualTo("429 rate_limited");
      assertThat(signIn(poolgate, Accounts.newEmail()).outcome())
          .isEqualTo("401 invalid_credentials");
    }
  }

  @Test
  void theAddressThatCountsIsTheClientsAndItsWholeIpv6Network() {
    try (var poolgate = startBehindAProxy("1/1h")) {
      assertThat(forgotFrom(poolgate, "2001:db8::1").status()).isEqualTo(202);
      assertThat(forgotFrom(poolgate, "2001:db8::ffff:1").outcome()).isEqualTo("429 rate_limited");
      assertThat(forgotFrom(poolgate, "2001:db8:0:1::1").status()).isEqualTo(202);
      assertThat(forgotFrom(poolgate, "198.51.100.1, 2001:db8::2").outcome())
          .isEqualTo("429 rate_limited");
    }
  }

  /// With this limit alone.
  private static PoolgateServer start(String limit, String rate) {
    return PoolgateServer.start(OneLimit.of(limit, rate));
  }

  /// With a limit of each address, which the header names.
  private static PoolgateServer startBehindAProxy(String rate) {
    var trusted = Map.<String, Object>of("poolgate.edge.trusted-proxies", "127.0.0.1");
    return PoolgateServer.start(OneLimit.of("address", rate, trusted));
  }

  private static Answer forgot(PoolgateServer poolgate, String name) {
    return poolgate.api().post("/v1/forgot-password", username(name) + "}");
  }

  private static Answer forgotFrom(PoolgateServer poolgate, String forwardedFor) {
    return poolgate
        .api()
        .call("POST", "/v1/forgot-password")
        .header("X-Forwarded-For", forwardedFor)
        .json(username("ada@example.com") + "}")
        .send();
  }

  private static Answer resend(PoolgateServer poolgate, String name) {
    return poolgate.api().post("/v1/sign-up/resend-code", username(name) + "}");
  }

  private static Answer signUp(PoolgateServer poolgate, String phone) {
    return poolgate.api().post("/v1/sign-up", Accounts.credentials(phone, Accounts.newPassword()));
  }

  private static Answer signIn(PoolgateServer poolgate, String name) {
    return poolgate.api().post("/v1/sign-in", Accounts.credentials(name, Accounts.newPassword()));
  }

  private static Answer choose(PoolgateServer poolgate, String name, String factor) {
    var choice = ",\"method\":\"choice\",\"preferredChallenge\":\"%s\"}".formatted(factor);
    return poolgate.api().post("/v1/sign-in", username(name) + choice);
  }

  private static String username(String name) {
    return "{\"username\":\"%s\"".formatted(name);
  }
}
