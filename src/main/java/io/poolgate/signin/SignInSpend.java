package io.poolgate.signin;

import static io.poolgate.cognito.signin.ChallengeType.CUSTOM_CHALLENGE;
import static io.poolgate.cognito.signin.ChallengeType.SELECT_CHALLENGE;

import io.poolgate.cognito.CodeDelivery;
import io.poolgate.cognito.signin.Challenge;
import io.poolgate.cognito.signin.ChallengeType;
import io.poolgate.cognito.signin.SignInAttempt;
import io.poolgate.cognito.signin.SignInOutcome;
import io.poolgate.limits.Sent;
import io.poolgate.limits.Spend;
import io.poolgate.seal.SealedSession;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What a step of a sign-in may cost. Before any proof, a one-time code goes to the user who is
/// named. After a proof, one goes out as a second factor, to users who have such a factor.
final class SignInSpend {
  private SignInSpend() {}

  /// The cost of the first step. Where nothing is preferred, the pool may send a code at once, and
  /// so may its triggers.
  static Spend of(SignInAttempt attempt) {
    var name = attempt.username();
    var parameters = attempt.parameters();
    boolean sends =
        switch (attempt.method()) {
          case PASSWORD, SRP -> false;
          case CHOICE ->
              attempt.session() == null
                  && maySend(parameters.getOrDefault("PREFERRED_CHALLENGE", ""));
          case CUSTOM -> !parameters.containsKey("SRP_A");
        };
    return sends ? Spend.by(name).message(name) : Spend.by(name).proof(name);
  }

  /// The cost of an answer, counted under the name that the user typed and under Cognito's.
  static Spend of(SealedSession session, ChallengeRequest answer) {
    var name = session.context().signInName();
    var spend = Spend.by(name, session.username());
    var choice = answer.choice();
    if (SELECT_CHALLENGE.is(session.challenge().name()) && choice != null && maySend(choice)) {
      return spend.message(name);
    }
    var attributes = answer.attributes() == null ? Map.<String, String>of() : answer.attributes();
    return spend.proof(
        Stream.concat(
                Stream.of(name),
                CodeDelivery.ATTRIBUTES.stream().flatMap(each -> value(attributes, each)))
            .toArray(String[]::new));
  }

  /// What the first step led to.
  static Sent sent(SignInOutcome outcome) {
    return sent("", outcome);
  }

  /// What an answer led to.
  static Sent sent(SealedSession answered, SignInOutcome outcome) {
    return sent(answered.challenge().name(), outcome);
  }

  /// Cognito does not tell whether the pool's triggers sent a message. Their first challenge counts
  /// as one, and those that follow it do not.
  private static Sent sent(String answered, SignInOutcome outcome) {
    if (!(outcome instanceof Challenge challenge)) {
      return Sent.NOTHING;
    }
    boolean message =
        challenge.type().filter(ChallengeType::sendsCode).isPresent()
            || challenge.parameters().containsKey("CODE_DELIVERY_DESTINATION")
            || (CUSTOM_CHALLENGE.is(challenge.name()) && !CUSTOM_CHALLENGE.is(answered));
    return new Sent(message, Optional.of(challenge.username()));
  }

  /// Whether this choice may send a code before anything is proved. Only a first factor that is
  /// known to send none may not.
  private static boolean maySend(String choice) {
    return ChallengeType.of(choice)
        .filter(ChallengeType::isFirstFactor)
        .filter(type -> !type.sendsCode())
        .isEmpty();
  }

  private static Stream<String> value(Map<String, String> attributes, String name) {
    return Stream.ofNullable(attributes.get(name));
  }
}
