package io.poolgate.localpool.signin;

import io.poolgate.localpool.state.PoolState;
import io.poolgate.localpool.user.Attributes;
import io.poolgate.localpool.user.User;
import io.poolgate.localpool.user.UserStatus;
import io.poolgate.localpool.wire.Json;
import io.poolgate.localpool.wire.PoolException;
import io.poolgate.localpool.wire.Shape;
import java.util.LinkedHashMap;
import java.util.Map;

/// NEW_PASSWORD_REQUIRED: what a temporary password leads to.
final class NewPasswordChallenge implements PoolChallenge {
  private static final String ATTRIBUTE_PREFIX = "userAttributes.";

  private final PoolState pool;
  private final User user;

  NewPasswordChallenge(PoolState pool, User user) {
    this.pool = pool;
    this.user = user;
  }

  @Override
  public String name() {
    return "NEW_PASSWORD_REQUIRED";
  }

  @Override
  public Map<String, String> parameters() {
    return Map.of(
        "USER_ID_FOR_SRP",
        user.username(),
        "requiredAttributes",
        "[]",
        "userAttributes",
        Json.write(user.attributes()));
  }

  @Override
  public Step answer(OngoingSignIn signIn, AuthParameters answer) {
    if (!signIn.user().is(UserStatus.FORCE_CHANGE_PASSWORD)) {
      throw PoolException.invalidSession();
    }
    String password = Shape.PASSWORD.check("NEW_PASSWORD", answer.required("NEW_PASSWORD"));
    pool.accounts().checkPolicy(password);
    var attributes = Attributes.ofUser(user, attributes(answer));
    pool.accounts().choosePassword(user, password);
    pool.users().update(user.sub(), draft -> draft.attributes(attributes));
    return new Step.Proved();
  }

  private static Map<String, String> attributes(AuthParameters answer) {
    Map<String, String> attributes = new LinkedHashMap<>();
    answer
        .texts()
        .forEach((name, value) -> {
          if (name.startsWith(ATTRIBUTE_PREFIX)) {
            attributes.put(name.substring(ATTRIBUTE_PREFIX.length()), value);
          }
        });
    return attributes;
  }
}
