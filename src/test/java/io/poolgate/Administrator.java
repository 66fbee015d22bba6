package io.poolgate;

import io.poolgate.localpool.LocalUserPool;
import java.net.URI;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MessageActionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

/// Does to a user pool what an administrator does with the AWS console: signed calls.
public final class Administrator implements AutoCloseable {
  private final CognitoIdentityProviderClient client;
  private final String poolId;

  public Administrator(LocalUserPool pool) {
    this(client(pool.endpoint(), Region.of("local")), pool.id());
  }

  public Administrator(CognitoIdentityProviderClient client, String poolId) {
    this.client = client;
    this.poolId = poolId;
  }

  /// A client that signs its calls by made-up credentials, which emulators take.
  public static CognitoIdentityProviderClient client(URI endpoint, Region region) {
    return CognitoIdentityProviderClient.builder()
        .endpointOverride(endpoint)
        .region(region)
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

  /// Confirms a sign-up without its code.
  public void confirm(String username) {
    client.adminConfirmSignUp(r -> r.userPoolId(poolId).username(username));
  }

  /// Deletes a user, if there is one.
  public void delete(String username) {
    try {
      client.adminDeleteUser(r -> r.userPoolId(poolId).username(username));
    } catch (UserNotFoundException gone) {
      // as wanted
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
