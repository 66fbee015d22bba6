package io.poolgate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.poolgate.localpool.LocalUserPool;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MessageActionType;

/// Does to the local pool what an administrator does with the AWS console: signed calls.
public final class Administrator implements AutoCloseable {
  private final CognitoIdentityProviderClient client;
  private final String poolId;
  private final URI endpoint;

  public Administrator(LocalUserPool pool) {
    poolId = pool.id();
    endpoint = pool.endpoint();
    client =
        CognitoIdentityProviderClient.builder()
            .endpointOverride(pool.endpoint())
            .region(Region.of("local"))
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .build();
  }

  /// Invites a user, who must choose a password at the first sign-in.
  public void createUser(String username, String temporaryPassword) {
    client.adminCreateUser(r ->
        r.userPoolId(poolId)
            .username(username)
            .temporaryPassword(temporaryPassword)
            .messageAction(MessageActionType.SUPPRESS));
  }

  /// Adds a confirmed user with these attributes.
  public void addUser(String username, String password, Map<String, String> attributes) {
    var list =
        attributes.entrySet().stream()
            .map(entry ->
                AttributeType.builder().name(entry.getKey()).value(entry.getValue()).build())
            .toList();
    client.adminCreateUser(r ->
        r.userPoolId(poolId)
            .username(username)
            .userAttributes(list)
            .messageAction(MessageActionType.SUPPRESS));
    client.adminSetUserPassword(
        r -> r.userPoolId(poolId).username(username).password(password).permanent(true));
  }

  public void disable(String username) {
    client.adminDisableUser(r -> r.userPoolId(poolId).username(username));
  }

  /// What the user would do at /v1/me/mfa: turns a second factor on.
  public void turnOn(String accessToken, SecondFactor... factors) {
    var wanted = Set.of(factors);
    client.setUserMFAPreference(r ->
        r.accessToken(accessToken)
            .smsMfaSettings(s -> s.enabled(wanted.contains(SecondFactor.SMS_MFA)))
            .emailMfaSettings(s -> s.enabled(wanted.contains(SecondFactor.EMAIL_OTP)))
            .softwareTokenMfaSettings(
                s -> s.enabled(wanted.contains(SecondFactor.SOFTWARE_TOKEN_MFA))));
  }

  /// Cognito's second factors.
  public enum SecondFactor {
    SMS_MFA,
    EMAIL_OTP,
    SOFTWARE_TOKEN_MFA
  }

  /// Sets up an authenticator app, and gives it.
  public AuthenticatorApp addAuthenticatorApp(String accessToken, Instant now) {
    var app =
        new AuthenticatorApp(
            client.associateSoftwareToken(r -> r.accessToken(accessToken)).secretCode());
    client.verifySoftwareToken(r -> r.accessToken(accessToken).userCode(app.code(now)));
    return app;
  }

  /// What the user's device would do at /v1/me/devices: has itself remembered.
  public void rememberDevice(
      String accessToken, String deviceKey, String passwordVerifier, String salt) {
    client.confirmDevice(r ->
        r.accessToken(accessToken)
            .deviceKey(deviceKey)
            .deviceSecretVerifierConfig(c -> c.passwordVerifier(passwordVerifier).salt(salt)));
  }

  /// An operation of Cognito's in its own JSON, where the SDK's types would only be in the way.
  public JsonNode ask(String operation, JsonNode request) {
    try (var http = HttpClient.newHttpClient()) {
      var response =
          http.send(
              HttpRequest.newBuilder(endpoint)
                  .header("Content-Type", "application/x-amz-json-1.1")
                  .header("X-Amz-Target", "AWSCognitoIdentityProviderService." + operation)
                  .POST(HttpRequest.BodyPublishers.ofString(request.toString()))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
      return new ObjectMapper().readTree(response.body());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
