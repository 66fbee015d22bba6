package io.poolgate.signin;

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

/// What a step of a sign-in may cost. A one-time code is sent to whoever is named, before anything
/// was proved; after a proof one is sent as a second factor, to those users who have such a one.
final class SignInSpend {
  private static final String CUSTOM = "CUSTOM_CHALLENGE";

  private SignInSpend() {}

  /// Where nothing is preferred the pool may send a code at once, and so may its own triggers.
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

  /// By the name that the user typed, and by the one that Cognito told.
  static Spend of(SealedSession session, ChallengeRequest answer) {
    var name = session.context().signInName();
    var spend = Spend.by(name, session.username());
    var choice = answer.choice();
    if (session.challenge().name().equals("SELECT_CHALLENGE")
        && choice != null
        && maySend(choice)) {
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

  /// What the pool's own triggers have sent Cognito does not tell: their first question counts as a
  /// message, and those that follow it do not.
  private static Sent sent(String answered, SignInOutcome outcome) {
    if (!(outcome instanceof Challenge challenge)) {
      return Sent.NOTHING;
    }
    boolean message =
        challenge.type().filter(ChallengeType::sendsCode).isPresent()
            || challenge.parameters().containsKey("CODE_DELIVERY_DESTINATION")
            || (challenge.name().equals(CUSTOM) && !answered.equals(CUSTOM));
    return new Sent(message, Optional.of(challenge.username()));
  }

  /// Whether choosing this to begin with may send a code before anything is proved: all but a first
  /// factor that is known to send none.
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
