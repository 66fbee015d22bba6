package io.poolgate;

import io.poolgate.localpool.LocalUserPool;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MessageActionType;

/// Does to the local pool what an administrator does with the AWS console: signed calls.
public final class Administrator implements AutoCloseable {
  private final CognitoIdentityProviderClient client;
  private final String poolId;

  public Administrator(LocalUserPool pool) {
    poolId = pool.id();
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

  @Override
  public void close() {
    client.close();
  }
}
