package io.poolgate.backend;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.poolgate.Accounts;
import io.poolgate.Administrator;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreventUserExistenceErrorTypes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifiedAttributeType;

/// A new user pool in an emulator of Cognito that runs in a container.
final class EmulatedPool implements Backend {
  private final GenericContainer<?> emulator;
  private final Supplier<String> latestCode;
  private final Set<Ability> lacks;
  private final Administrator administrator;
  private final Map<String, Object> properties;

  /// @param latestCode how to learn the code that was sent last: the suite's users come one after
  ///   another
  EmulatedPool(
      GenericContainer<?> emulator,
      URI endpoint,
      Region region,
      Supplier<String> latestCode,
      Set<Ability> lacks) {
    this.emulator = emulator;
    this.latestCode = latestCode;
    this.lacks = lacks;
    var client = Administrator.client(endpoint, region);
    var poolId = createPool(client);
    var clientId = createClient(client, poolId);
    administrator = new Administrator(client, poolId);
    properties =
        Map.of(
            "cognito.user-pool-id",
            poolId,
            "cognito.client-id",
            clientId,
            "cognito.region",
            region.id(),
            "cognito.endpoint",
            endpoint.toString(),
            "cognito.issuers",
            issuer(client, clientId),
            "cognito.jwks-url",
            endpoint + "/" + poolId + "/.well-known/jwks.json");
  }

  /// Whether containers can be started on this machine.
  static boolean dockerIsThere() {
    return DockerClientFactory.instance().isDockerAvailable();
  }

  private static String createPool(CognitoIdentityProviderClient client) {
    var poolId =
        client
            .createUserPool(r ->
                r.poolName("poolgate")
                    .usernameAttributes(UsernameAttributeType.EMAIL)
                    .autoVerifiedAttributes(VerifiedAttributeType.EMAIL))
            .userPool()
            .id();
    client.setUserPoolMfaConfig(r ->
        r.userPoolId(poolId)
            .mfaConfiguration(UserPoolMfaType.OPTIONAL)
            .softwareTokenMfaConfiguration(s -> s.enabled(true)));
    return poolId;
  }

  private static String createClient(CognitoIdentityProviderClient client, String poolId) {
    return client
        .createUserPoolClient(r ->
            r.userPoolId(poolId)
                .clientName("poolgate")
                .explicitAuthFlows(
                    ExplicitAuthFlowsType.ALLOW_USER_PASSWORD_AUTH,
                    ExplicitAuthFlowsType.ALLOW_USER_SRP_AUTH,
                    ExplicitAuthFlowsType.ALLOW_USER_AUTH,
                    ExplicitAuthFlowsType.ALLOW_REFRESH_TOKEN_AUTH)
                .preventUserExistenceErrors(PreventUserExistenceErrorTypes.ENABLED))
        .userPoolClient()
        .clientId();
  }

  /// An emulator in a container does not know the address that it is reached at, and each has its
  /// own idea of what to write into a token. So a first user's token tells.
  private String issuer(CognitoIdentityProviderClient client, String clientId) {
    var email = Accounts.newEmail();
    var password = Accounts.newPassword();
    administrator.addUser(email, password, Map.of("email", email));
    var token =
        client
            .initiateAuth(r ->
                r.clientId(clientId)
                    .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                    .authParameters(Map.of("USERNAME", email, "PASSWORD", password)))
            .authenticationResult()
            .accessToken();
    var claims = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
    try {
      return new ObjectMapper()
          .readTree(new String(claims, StandardCharsets.UTF_8))
          .get("iss")
          .asText();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Map<String, Object> properties() {
    return properties;
  }

  @Override
  public Administrator administrator() {
    return administrator;
  }

  @Override
  public Set<Ability> lacks() {
    return lacks;
  }

  @Override
  public String latestCode(String email) {
    return latestCode.get();
  }

  @Override
  public void close() {
    administrator.close();
    emulator.stop();
  }
}
