package io.poolgate.limits;

import io.poolgate.Answer;
import io.poolgate.SignInRig;
import io.poolgate.SignInRig.Person;
import io.poolgate.SrpClient;
import java.util.Map;

/// A way from a user's name to the second factor.
enum Way {
  PASSWORD {
    @Override
    Answer take(SignInRig rig, Person person) {
      return rig.signIn(person);
    }
  },
  CHOICE_WITH_THE_PASSWORD {
    @Override
    Answer take(SignInRig rig, Person person) {
      return rig.signIn(
          Map.of(
              "username",
              person.email(),
              "method",
              "choice",
              "preferredChallenge",
              "PASSWORD",
              "password",
              person.password()));
    }
  },
  CHOICE_AND_THEN_THE_PASSWORD {
    @Override
    Answer take(SignInRig rig, Person person) {
      var asked =
          rig.signIn(
              Map.of(
                  "username", person.email(),
                  "method", "choice",
                  "preferredChallenge", "PASSWORD"));
      return asked.status() == 200
          ? rig.answer(asked, Map.of("password", person.password()))
          : asked;
    }
  },
  SRP {
    @Override
    Answer take(SignInRig rig, Person person) {
      var srp = new SrpClient();
      var asked =
          rig.signIn(Map.of("username", person.email(), "method", "srp", "srpA", srp.srpA()));
      return asked.status() == 200
          ? rig.answer(asked, rig.srpAnswer(srp, asked, person.password()))
          : asked;
    }
  };

  abstract Answer take(SignInRig rig, Person person);
}
