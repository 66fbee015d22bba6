package io.poolgate.signin;

import static io.poolgate.Accounts.newEmail;
import static io.poolgate.Accounts.newPassword;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.poolgate.Answer;
import io.poolgate.SignInRig;
import io.poolgate.SignInRig.Person;
import io.poolgate.SrpClient;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Whether a user is unknown, has another password or is disabled, a stranger cannot tell. (By the
/// clock neither: see bench/load/Enumeration.java.)
class IndistinguishableUsersTest {
  private static SignInRig rig;

  @BeforeAll
  static void start() {
    rig = SignInRig.start();
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  @Test
  void byPassword() {
    assertAlike(
        users().stream()
            .map(name -> rig.signIn(Map.of("username", name, "password", newPassword())))
            .toList());
  }

  @Test
  void aDisabledUsersRightPasswordIsAnsweredLikeAWrongOne() {
    var disabled = disabled();
    var unknown = rig.signIn(Map.of("username", newEmail(), "password", newPassword()));
    var right = rig.signIn(Map.of("username", disabled.email(), "password", disabled.password()));
    assertAlike(List.of(unknown, right));
  }

  @Test
  void bySrp() {
    var srp = new SrpClient();
    assertAlike(
        users().stream()
            .map(name -> rig.signIn(Map.of("username", name, "method", "srp", "srpA", srp.srpA())))
            .map(challenge -> rig.answer(challenge, rig.srpAnswer(srp, challenge, newPassword())))
            .toList());
  }

  private static List<String> users() {
    return List.of(newEmail(), rig.person().email(), disabled().email());
  }

  private static Person disabled() {
    var person = rig.person();
    rig.administrator.disable(person.email());
    return person;
  }

  private static void assertAlike(List<Answer> answers) {
    assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(401));
    assertThat(answers.stream().map(IndistinguishableUsersTest::bodyButForItsId).distinct())
        .singleElement()
        .asString()
        .contains("invalid_credentials");
    assertThat(
            answers.stream().map(answer -> answer.response().headers().map().keySet()).distinct())
        .hasSize(1);
  }

  private static String bodyButForItsId(Answer answer) {
    return ((ObjectNode) answer.json()).without("requestId").toString();
  }
}
