package io.poolgate.localpool.client;

import static io.poolgate.localpool.Caller.PASSWORD;
import static io.poolgate.localpool.Caller.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.localpool.Caller;
import io.poolgate.localpool.ConfidentialCaller;
import io.poolgate.localpool.LocalPoolOptions;
import io.poolgate.localpool.settings.AuthFlow;
import io.poolgate.localpool.settings.SignInOptions;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;

/// Who may ask the pool for tokens: app clients, their secrets and their flows.
class LocalAppClientsTest {
  private static final String ADA = "ada@example.com";

  @AutoClose
  private final Caller caller =
      Caller.start(LocalPoolOptions.forTests().clientSecrets("secretOne", "secretTwo"));

  private final ConfidentialCaller confidential = new ConfidentialCaller(caller);

  @BeforeEach
  void addUser() {
    caller.pool.createUser(ADA, PASSWORD);
  }

  @ParameterizedTest
  @ValueSource(strings = {"secretOne", "secretTwo"})
  void eitherLiveSecretIsRight(String secret) {
    assertThat(confidential.signIn(ADA, secret).accessToken()).isNotBlank();
  }

  @Test
  void secretHashOfAnotherSecretIsRefused() {
    assertFails(
        () -> confidential.signIn(ADA, "secretThree"),
        NotAuthorizedException.class,
        "Unable to verify secret hash for client poolgatelocalclient0000002");
  }

  @Test
  void missingSecretHashIsRefused() {
    assertFails(
        () ->
            confidential.initiate(
                AuthFlowType.USER_PASSWORD_AUTH, Map.of("USERNAME", ADA, "PASSWORD", PASSWORD)),
        NotAuthorizedException.class,
        "Client poolgatelocalclient0000002 is configured with secret but SECRET_HASH was not"
            + " received");
  }

  @Test
  void unknownClientIsRefused() {
    assertFails(
        () ->
            caller.sdk.initiateAuth(
                r -> r.clientId("nosuchclient").authFlow(AuthFlowType.USER_PASSWORD_AUTH)),
        ResourceNotFoundException.class,
        "User pool client nosuchclient does not exist.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ADMIN_USER_PASSWORD_AUTH", "ADMIN_NO_SRP_AUTH"})
  void flowOfAdministratorsIsNotServed(String flow) {
    assertFails(
        () -> caller.sdk.initiateAuth(r -> r.clientId(caller.client).authFlow(flow)),
        InvalidParameterException.class,
        "Initiate Auth method not supported.");
  }

  @ParameterizedTest
  @EnumSource(AuthFlow.class)
  void flowThatTheClientIsNotAllowedIsNotEnabled(AuthFlow flow) {
    var none = SignInOptions.DEFAULT.withFlows();
    try (var closed = Caller.start(LocalPoolOptions.forTests().signIn(none))) {
      assertFails(
          () -> closed.initiate(AuthFlowType.fromValue(flow.name()), Map.of("USERNAME", ADA)),
          InvalidParameterException.class,
          flow + " flow not enabled for this client");
    }
  }
}
