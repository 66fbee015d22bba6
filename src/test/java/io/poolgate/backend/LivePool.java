package io.poolgate.backend;

import io.poolgate.Administrator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserPoolMfaConfigResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;

/// A user pool at AWS that exists for tests, administered by the AWS credentials of the
/// environment. Nobody can read its mail: an administrator confirms its users, and they are deleted
/// at the end.
final class LivePool implements Backend {
  static final String POOL_ID = "POOLGATE_LIVE_USER_POOL_ID";
  static final String CLIENT_ID = "POOLGATE_LIVE_CLIENT_ID";

  private final Administrator administrator;
  private final Map<String, Object> properties;
  private final Set<Ability> lacks;
  private final Queue<String> emails = new ConcurrentLinkedQueue<>();

  private LivePool(
      Administrator administrator, Map<String, Object> properties, Set<Ability> lacks) {
    this.administrator = administrator;
    this.properties = properties;
    this.lacks = lacks;
  }

  static LivePool ofEnvironment() {
    var poolId = System.getenv(POOL_ID);
    var clientId = System.getenv(CLIENT_ID);
    var client =
        CognitoIdentityProviderClient.builder()
            .region(Region.of(poolId.substring(0, poolId.indexOf('_'))))
            .build();
    var app =
        client
            .describeUserPoolClient(r -> r.userPoolId(poolId).clientId(clientId))
            .userPoolClient();
    var properties =
        new HashMap<String, Object>(
            Map.of("cognito.user-pool-id", poolId, "cognito.client-id", clientId));
    if (app.clientSecret() != null) {
      properties.put("cognito.client-secret", app.clientSecret());
    }
    return new LivePool(
        new Administrator(client, poolId),
        properties,
        lacks(
            app.explicitAuthFlowsAsStrings(),
            client.getUserPoolMfaConfig(r -> r.userPoolId(poolId))));
  }

  private static Set<Ability> lacks(List<String> flows, GetUserPoolMfaConfigResponse mfa) {
    var lacks = EnumSet.of(Ability.READABLE_CODES);
    if (!flows.contains("ALLOW_USER_SRP_AUTH")) {
      lacks.add(Ability.SRP);
    }
    if (!flows.contains("ALLOW_USER_AUTH")) {
      lacks.add(Ability.CHOICE);
    }
    var app = mfa.softwareTokenMfaConfiguration();
    if (mfa.mfaConfiguration() != UserPoolMfaType.OPTIONAL || app == null || !app.enabled()) {
      lacks.add(Ability.TOTP);
    }
    return lacks;
  }

  /// An address of Amazon SES's mailbox simulator, which takes any mail: a made-up one would
  /// bounce, and cost the account its good name.
  @Override
  public String newEmail() {
    var email = "success+" + UUID.randomUUID() + "@simulator.amazonses.com";
    emails.add(email);
    return email;
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
    throw new UnsupportedOperationException("mail of a live pool");
  }

  @Override
  public void close() {
    emails.forEach(administrator::delete);
    administrator.close();
  }
}
