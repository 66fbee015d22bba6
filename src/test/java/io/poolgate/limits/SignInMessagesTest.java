package io.poolgate.limits;

import static io.poolgate.SignInRig.assertAsks;
import static io.poolgate.SignInRig.assertSignedIn;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.Accounts;
import io.poolgate.Answer;
import io.poolgate.SignInRig;
import io.poolgate.SignInRig.Person;
import io.poolgate.localpool.LocalPoolOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Messages that Cognito sends at the end of a sign-in's step: to users who have such a second
/// factor, which nobody knows before the first is proved.
@Timeout(120)
class SignInMessagesTest {
  private static final String REFUSED = "429 rate_limited";

  @ParameterizedTest
  @ValueSource(strings = {"username-messages", "address-messages", "messages"})
  void aSecondFactorThatIsSentIsCounted(String limit) {
    try (var rig = start(limit, "2/1h")) {
      for (var way : Way.values()) {
        var ada = person(rig, "SMS_MFA");
        rig.pool().mailbox().clear();
        assertAsks(way.take(rig, ada), "SMS_MFA");
        assertAsks(way.take(rig, ada), "SMS_MFA");
        assertThat(way.take(rig, ada).outcome()).as("%s", way).isEqualTo(REFUSED);
        assertThat(rig.pool().mailbox().messages()).hasSize(2);
        rig.advance(Duration.ofHours(1));
      }
    }
  }

  @Test
  void aSecondFactorByEmailIsCountedForTheMailbox() {
    try (var rig = start("destination-messages", "2/1h")) {
      var one = person(rig, "ada+1@example.com", "EMAIL_OTP");
      var other = person(rig, "ADA+2@example.com", "EMAIL_OTP");
      var third = person(rig, "a.da+3@example.com", "EMAIL_OTP");
      assertAsks(rig.signIn(one), "EMAIL_OTP");
      assertAsks(rig.signIn(other), "EMAIL_OTP");
      assertThat(rig.signIn(third).outcome()).isEqualTo(REFUSED);
    }
  }

  @Test
  void aMaskIsNobodysKey() {
    try (var rig = start("destination-messages", "1/1h")) {
      for (var name : new String[] {"ada", "bob", "eve"}) {
        var person = new Person(name, Accounts.newPassword());
        var mailbox = Map.of("email", "m" + name + "@example.com", "email_verified", "true");
        rig.administrator.addUser(name, person.password(), mailbox);
        rig.bearer(person).turnOn("EMAIL_OTP");
        assertAsks(rig.signIn(person), "EMAIL_OTP");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"address-messages, SMS_MFA", "address-messages, EMAIL_OTP"})
  void manySignInsAtOnceGetNoMoreMessagesThanOneAfterTheOther(String limit, String factor)
      throws Exception {
    try (var rig = start(limit, "5/1h");
        var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var people = IntStream.range(0, 20).mapToObj(_ -> person(rig, factor)).toList();
      rig.pool().mailbox().clear();
      var answers =
          people.stream().map(person -> executor.submit(() -> rig.signIn(person))).toList();
      for (var answer : answers) {
        assertThat(answer.get().outcome()).isIn("200", REFUSED);
      }
      assertThat(rig.pool().mailbox().messages()).hasSize(5);
    }
  }

  @Test
  void manySignInsOfOneUserAtOnceGetNoMoreMessages() throws Exception {
    try (var rig = start("username-messages", "3/1h");
        var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var ada = person(rig, "SMS_MFA");
      var answers = IntStream.range(0, 20).mapToObj(_ -> executor.submit(() -> rig.signIn(ada)));
      for (var answer : answers.toList()) {
        assertThat(answer.get().outcome()).isIn("200", REFUSED);
      }
      assertThat(rig.pool().mailbox().messages()).hasSize(3);
    }
  }

  @Test
  void whoIsSentNothingIsNotCounted() {
    var limits = new HashMap<String, Object>();
    for (var each :
        List.of("username-messages", "address-messages", "destination-messages", "messages")) {
      limits.put("poolgate.limits." + each, "1/1h");
    }
    limits.put("poolgate.limits.enabled", true);
    try (var rig = SignInRig.start(LocalPoolOptions.forTests(), limits)) {
      var ada = rig.person();
      for (int i = 0; i < 4; i++) {
        var wrong = Map.of("username", ada.email(), "password", Accounts.newPassword());
        assertThat(rig.signIn(wrong).outcome()).isEqualTo("401 invalid_credentials");
        assertSignedIn(rig.signIn(ada));
      }
    }
  }

  @Test
  void messagesThatStrangersAskForKeepNobodyFromSigningIn() {
    try (var rig = start("username-messages", "2/1h")) {
      var ada = person(rig, "SMS_MFA");
      forgot(rig, ada);
      forgot(rig, ada);
      assertThat(forgot(rig, ada).outcome()).isEqualTo(REFUSED);
      assertAsks(rig.signIn(ada), "SMS_MFA");
    }
  }

  @Test
  void messagesAfterAProofCountForWhatStrangersMayAskFor() {
    try (var rig = start("username-messages", "2/1h")) {
      var ada = person(rig, "SMS_MFA");
      rig.signIn(ada);
      rig.signIn(ada);
      assertThat(forgot(rig, ada).outcome()).isEqualTo(REFUSED);
    }
  }

  @Test
  void aUserHasOneBudgetUnderAllNames() {
    try (var rig = start("username-messages", "3/1h")) {
      var ada = rig.person();
      var bearer = rig.bearer(ada);
      bearer.turnOn("SMS_MFA");
      var sub = bearer.get("/v1/me").text("/sub");
      for (int i = 0; i < 4; i++) {
        for (var name : new String[] {ada.email(), ada.email().toUpperCase(Locale.ROOT), sub}) {
          rig.signIn(Map.of("username", name, "password", ada.password()));
        }
      }
      // The first by a name that is not known yet may be one too many.
      assertThat(rig.pool().mailbox().messages()).hasSizeBetween(3, 4);
    }
  }

  @Test
  void theQuestionsOfThePoolsTriggersCountOnceForASignIn() {
    try (var rig = start("username-messages", "1/1h")) {
      var ada = rig.person();
      var begin = Map.of("username", ada.email(), "method", "custom");
      var question = rig.signIn(begin);
      assertAsks(question, "CUSTOM_CHALLENGE");
      assertAsks(rig.answer(question, Map.of("answer", "0")), "CUSTOM_CHALLENGE");
      assertThat(rig.signIn(begin).outcome()).isEqualTo(REFUSED);
    }
  }

  private static SignInRig start(String limit, String rate) {
    return SignInRig.start(LocalPoolOptions.forTests(), OneLimit.of(limit, rate));
  }

  private static Person person(SignInRig rig, String factor) {
    var person = rig.person();
    assertThat(rig.bearer(person).turnOn(factor).status()).isEqualTo(204);
    return person;
  }

  private static Person person(SignInRig rig, String email, String factor) {
    var person = new Person(email, Accounts.newPassword());
    rig.administrator.addUser(email, person.password(), Map.of("email_verified", "true"));
    assertThat(rig.bearer(person).turnOn(factor).status()).isEqualTo(204);
    return person;
  }

  private static Answer forgot(SignInRig rig, Person person) {
    return rig.api.post("/v1/forgot-password", Map.of("username", person.email()));
  }
}
