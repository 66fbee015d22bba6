package io.poolgate.localpool.token;

import static io.poolgate.localpool.Caller.PASSWORD;
import static io.poolgate.localpool.Caller.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.localpool.Caller;
import io.poolgate.localpool.LocalUser;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

class AccessTokenTest {
  @AutoClose private final Caller caller = Caller.start();
  private final LocalUser ada = caller.pool.createUser("ada@example.com", PASSWORD);

  @Test
  void tokenShowsItsUser() {
    var user = caller.sdk.getUser(r -> r.accessToken(caller.pool.token(ada).sign()));

    assertThat(user.username()).isEqualTo(ada.username());
    assertThat(user.userAttributes())
        .extracting(attribute -> attribute.name() + "=" + attribute.value())
        .containsExactly("sub=" + ada.sub(), "email=ada@example.com", "email_verified=true");
  }

  @Test
  void tokenEndsWhenItExpires() {
    String token = caller.pool.token(ada).expiresIn(Duration.ofMinutes(5)).sign();
    caller.clock.advance(Duration.ofMinutes(5));

    assertRefused(token, "Access Token has expired");
  }

  static Stream<Arguments> changes() {
    String signature = "Could not verify signature for Access Token";
    String invalid = "Invalid Access Token";
    return Stream.of(
        change("foreign key", t -> t.signedBy(new SigningKeys().current()), signature),
        change("alg none", t -> t.header("alg", "none"), invalid),
        change("RS512", t -> t.header("alg", "RS512"), signature),
        change("no kid", t -> t.withoutHeader("kid"), signature),
        change("ID token", t -> t.with("token_use", "id"), invalid),
        change("other issuer", t -> t.with("iss", "http://elsewhere"), invalid),
        change("no expiry", t -> t.without("exp"), invalid),
        change("claims of a wrong type", t -> t.with("token_use", 7), invalid),
        change(
            "other scope",
            t -> t.with("scope", "openid"),
            "Access Token does not have required scopes"),
        change("no scope", t -> t.without("scope"), "Access Token does not have required scopes"));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void tokenWithOneFlawIsRefused(UnaryOperator<TokenBuilder> change, String message) {
    assertRefused(change.apply(caller.pool.token(ada)).sign(), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "a.b.c", "e30.e30.e30", "....", "bnVsbA.e30.AA"})
  void textThatIsNoTokenIsRefused(String text) {
    assertRefused(text, "Invalid Access Token");
  }

  @Test
  void tokenOfUnknownUserIsRefusedAsSuch() {
    assertFails(
        () -> caller.sdk.getUser(r -> r.accessToken(caller.pool.token().sign())),
        UserNotFoundException.class,
        "User does not exist.");
  }

  private void assertRefused(String token, String message) {
    assertFails(
        () -> caller.sdk.getUser(r -> r.accessToken(token)), NotAuthorizedException.class, message);
  }

  private static Arguments change(String name, UnaryOperator<TokenBuilder> change, String message) {
    return Arguments.of(Named.of(name, change), message);
  }
}
