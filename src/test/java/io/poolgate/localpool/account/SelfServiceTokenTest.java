package io.poolgate.localpool.account;

import static io.poolgate.localpool.Caller.PASSWORD;
import static io.poolgate.localpool.Caller.assertFails;

import io.poolgate.localpool.AccountCaller;
import io.poolgate.localpool.Caller;
import io.poolgate.localpool.LocalUser;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordResetRequiredException;

/// Which tokens let their holder change an account: each operation with each of them.
class SelfServiceTokenTest {
  private static final String ADA = "ada@example.com";
  private static final String REVOKED = "Access Token has been revoked";

  @AutoClose private final Caller caller = Caller.start();
  private final LocalUser ada = caller.pool.createUser(ADA, PASSWORD);

  static Stream<Named<Consumer<AccountCaller>>> operations() {
    return Stream.of(
        Named.of("GetUser", AccountCaller::attributes),
        Named.of("UpdateUserAttributes", account -> account.update("name", "Ada")),
        Named.of("DeleteUserAttributes", account -> account.delete("name")),
        Named.of("GetUserAttributeVerificationCode", account -> account.sendCode("email")),
        Named.of("VerifyUserAttribute", account -> account.verify("email", "123456")),
        Named.of("ChangePassword", account -> account.changePassword(PASSWORD, "Next-Pass2word")),
        Named.of("DeleteUser", AccountCaller::deleteUser));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void tokenOfAnotherScopeIsRefused(Consumer<AccountCaller> operation) {
    String token = caller.pool.token(ada).with("scope", "openid").sign();

    assertRefused(operation, token, "Access Token does not have required scopes");
  }

  @ParameterizedTest
  @MethodSource("operations")
  void tokenOfUserWhoSignedOutEverywhereIsRefused(Consumer<AccountCaller> operation) {
    String token = caller.signIn(ADA).accessToken();
    caller.sdk.globalSignOut(r -> r.accessToken(caller.signIn(ADA).accessToken()));

    assertRefused(operation, token, REVOKED);
  }

  @ParameterizedTest
  @MethodSource("operations")
  void tokenOfRevokedSignInIsRefused(Consumer<AccountCaller> operation) {
    var tokens = caller.signIn(ADA);
    caller.sdk.revokeToken(r -> r.clientId(caller.client).token(tokens.refreshToken()));

    assertRefused(operation, tokens.accessToken(), REVOKED);
  }

  @ParameterizedTest
  @MethodSource("operations")
  void userWhoHasToResetThePasswordIsToldSo(Consumer<AccountCaller> operation) {
    String token = caller.signIn(ADA).accessToken();
    caller.pool.requirePasswordReset(ADA);

    assertFails(
        () -> operation.accept(new AccountCaller(caller, token)),
        PasswordResetRequiredException.class,
        "Password reset required for the user");
  }

  private void assertRefused(Consumer<AccountCaller> operation, String token, String message) {
    assertFails(
        () -> operation.accept(new AccountCaller(caller, token)),
        NotAuthorizedException.class,
        message);
  }
}
