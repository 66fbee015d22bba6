package io.poolgate.localpool.account;

import static io.poolgate.localpool.Caller.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.poolgate.localpool.AccountCaller;
import io.poolgate.localpool.Caller;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

class AttributeDeletionTest {
  private static final String ADA = "ada@example.com";

  @AutoClose private final Caller caller = Caller.start();
  private final AccountCaller ada = AccountCaller.createAndSignIn(caller, ADA);

  @Test
  void attributesGoAndTheirVerifiedFlagsWithThem() {
    ada.update(Map.of("name", "Ada", "phone_number", "+4915112345678", "custom:team", "engines"));

    ada.delete("name", "phone_number");

    assertThat(ada.attributes()).containsOnlyKeys("sub", "email", "email_verified", "custom:team");
  }

  @Test
  void absentAttributeMayBeDeleted() {
    ada.delete("nickname", "custom:none");

    assertThat(ada.attributes()).containsOnlyKeys("sub", "email", "email_verified");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sub", "email"})
  void attributeThatTheAccountNeedsStays(String name) {
    ada.update("name", "Ada");

    assertFails(
        () -> ada.delete("name", name),
        InvalidParameterException.class,
        "Attributes did not conform to the schema: " + name + ": The attribute is required");

    assertThat(ada.attributes()).containsKeys("sub", "email", "name");
  }

  @Test
  void addressThatIsNotTheNameMayGo() {
    caller.provision("plain", Map.of("email", "plain@example.com", "email_verified", "true"));
    var plain = AccountCaller.signIn(caller, "plain");

    plain.delete("email");

    assertThat(plain.attributes()).containsOnlyKeys("sub");
  }

  @ParameterizedTest
  @ValueSource(strings = {"email_verified", "phone_number_verified", "identities"})
  void whatIsNotForUsersToWriteIsRefused(String name) {
    assertFails(
        () -> ada.delete(name),
        NotAuthorizedException.class,
        "A client attempted to write unauthorized attribute");
  }

  @Test
  void attributeThatNoSchemaKnowsIsRefused() {
    assertFails(
        () -> ada.delete("shoe_size"),
        InvalidParameterException.class,
        "Attributes did not conform to the schema: Type for attribute {shoe_size} could not be"
            + " determined");
  }

  @Test
  void callWithoutNamesIsRefused() {
    assertThatExceptionOfType(InvalidParameterException.class)
        .isThrownBy(() -> caller.sdk.deleteUserAttributes(r -> r.accessToken(ada.token())))
        .withMessageContaining("userAttributeNames");
  }
}
