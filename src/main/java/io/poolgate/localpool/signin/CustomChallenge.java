package io.poolgate.localpool.signin;

import io.poolgate.localpool.user.User;
import io.poolgate.localpool.wire.PoolException;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/// CUSTOM_CHALLENGE: what a pool's own triggers ask. Ours asks for a sum. The first two wrong
/// answers lead to another sum, the third one ends the sign-in.
final class CustomChallenge implements PoolChallenge {
  private static final int TRIES = 3;

  private final User user;
  private final int tries;
  private final int first = ThreadLocalRandom.current().nextInt(1, 10);
  private final int second = ThreadLocalRandom.current().nextInt(1, 10);

  CustomChallenge(User user) {
    this(user, TRIES);
  }

  private CustomChallenge(User user, int tries) {
    this.user = user;
    this.tries = tries;
  }

  @Override
  public String name() {
    return "CUSTOM_CHALLENGE";
  }

  @Override
  public Map<String, String> parameters() {
    return Map.of(
        "USERNAME",
        user.username(),
        "question",
        "What is %d + %d?".formatted(first, second),
        "triesLeft",
        Integer.toString(tries));
  }

  @Override
  public NextStep answer(OngoingSignIn signIn, AuthParameters answer) {
    boolean right = answer.required("ANSWER").strip().equals(Integer.toString(first + second));
    if (right && signIn.userExists()) {
      return new NextStep.Complete();
    }
    if (tries == 1) {
      throw PoolException.wrongPassword();
    }
    return new NextStep.Ask(new CustomChallenge(user, tries - 1));
  }
}
