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

/// NEW_PASSWORD_REQUIRED: asks for the password that replaces a temporary one.
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
  public NextStep answer(OngoingSignIn signIn, AuthParameters answer) {
    if (!signIn.user().is(UserStatus.FORCE_CHANGE_PASSWORD)) {
      throw PoolException.invalidSession();
    }
    String password = Shape.PASSWORD.check("NEW_PASSWORD", answer.required("NEW_PASSWORD"));
    pool.directory().accounts().checkPolicy(password);
    var attributes = Attributes.ofUser(user, attributes(answer));
    pool.directory().accounts().choosePassword(user, password);
    pool.directory().users().update(user.sub(), draft -> draft.attributes(attributes));
    return new NextStep.Proved();
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
