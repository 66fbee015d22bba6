package io.poolgate.localpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.poolgate.SettableClock;
import io.poolgate.SrpClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;

/// A pool, the real AWS SDK's clients for it, and what most tests ask of them.
public final class Caller implements AutoCloseable {
  public static final String PASSWORD = "Right-Pass1word";

  public final LocalUserPool pool;
  public final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T10:00:00Z"));
  public final CognitoIdentityProviderClient sdk;
  public final CognitoIdentityProviderClient admin;
  public final String client;

  private Caller(LocalPoolOptionsBuilder options) {
    try {
      pool = LocalUserPool.start(options.clock(clock).build());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    client = pool.publicClient().id();
    var builder =
        CognitoIdentityProviderClient.builder()
            .endpointOverride(pool.endpoint())
            .region(Region.US_EAST_1)
            .overrideConfiguration(o -> o.retryStrategy(r -> r.maxAttempts(1)))
            .httpClientBuilder(Apache5HttpClient.builder().maxConnections(300));
    sdk = builder.credentialsProvider(AnonymousCredentialsProvider.create()).build();
    admin =
        builder
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIALOCAL", "local")))
            .build();
  }

  public static Caller start() {
    return start(LocalPoolOptions.forTests());
  }

  public static Caller start(LocalPoolOptionsBuilder options) {
    return new Caller(options);
  }

  /// Adds a confirmed user with a mailbox and a phone.
  public LocalUser provision(String name) {
    return provision(
        name,
        Map.of(
            "email_verified", "true",
            "phone_number", "+4915112345678",
            "phone_number_verified", "true"));
  }

  /// Adds a confirmed user with attributes that an administrator chooses.
  public LocalUser provision(String name, Map<String, String> attributes) {
    var user =
        admin
            .adminCreateUser(r ->
                r.userPoolId(pool.id())
                    .username(name)
                    .userAttributes(attributes(attributes))
                    .messageAction("SUPPRESS"))
            .user();
    admin.adminSetUserPassword(
        r -> r.userPoolId(pool.id()).username(name).password(PASSWORD).permanent(true));
    String sub =
        user.attributes().stream()
            .filter(attribute -> attribute.name().equals("sub"))
            .findFirst()
            .orElseThrow()
            .value();
    return new LocalUser(sub, user.username());
  }

  public void signUp(String name) {
    sdk.signUp(r -> r.clientId(client).username(name).password(PASSWORD));
  }

  public void confirm(String name, String code) {
    sdk.confirmSignUp(r -> r.clientId(client).username(name).confirmationCode(code));
  }

  public InitiateAuthResponse initiate(String name, String password) {
    return initiate(
        AuthFlowType.USER_PASSWORD_AUTH, Map.of("USERNAME", name, "PASSWORD", password));
  }

  public InitiateAuthResponse initiate(AuthFlowType flow, Map<String, String> parameters) {
    return sdk.initiateAuth(r -> r.clientId(client).authFlow(flow).authParameters(parameters));
  }

  /// Begins a sign-in by USER_AUTH.
  public InitiateAuthResponse choose(String name, Map<String, String> parameters) {
    var all = new HashMap<>(parameters);
    all.put("USERNAME", name);
    return initiate(AuthFlowType.USER_AUTH, all);
  }

  /// Begins a sign-in by SRP, and gives the parameters of its challenge.
  public Map<String, String> initiateSrp(String name, SrpClient srp) {
    return initiate(AuthFlowType.USER_SRP_AUTH, Map.of("USERNAME", name, "SRP_A", srp.srpA()))
        .challengeParameters();
  }

  public RespondToAuthChallengeResponse proveSrp(Map<String, String> answers) {
    return respond(ChallengeNameType.PASSWORD_VERIFIER, null, answers);
  }

  public RespondToAuthChallengeResponse respond(
      ChallengeNameType challenge, @Nullable String session, Map<String, String> answers) {
    return sdk.respondToAuthChallenge(r ->
        r.clientId(client).challengeName(challenge).session(session).challengeResponses(answers));
  }

  public AuthenticationResultType signIn(String name) {
    return initiate(name, PASSWORD).authenticationResult();
  }

  /// Adds a confirmed user, who signs in.
  public AuthenticationResultType createAndSignIn(String name) {
    pool.createUser(name, PASSWORD);
    return signIn(name);
  }

  public AuthenticationResultType refresh(String refreshToken) {
    return sdk.getTokensFromRefreshToken(r -> r.clientId(client).refreshToken(refreshToken))
        .authenticationResult();
  }

  /// Asserts that a call fails with that exception of the SDK and that text of Cognito's.
  public static void assertFails(
      ThrowingCallable call,
      Class<? extends CognitoIdentityProviderException> type,
      String message) {
    var failed = catchThrowableOfType(CognitoIdentityProviderException.class, call);
    assertThat(failed).isInstanceOf(type);
    assertThat(failed.awsErrorDetails().errorMessage()).isEqualTo(message);
    assertThat(failed.statusCode()).isEqualTo(400);
    assertThat(failed.requestId()).isNotBlank();
  }

  /// Another code of as many digits.
  public static String wrong(String code) {
    String zeros = "0".repeat(code.length());
    return code.equals(zeros) ? "1" + zeros.substring(1) : zeros;
  }

  /// Attributes as the SDK takes them.
  static List<AttributeType> attributes(Map<String, String> attributes) {
    return attributes.entrySet().stream()
        .map(entry -> AttributeType.builder().name(entry.getKey()).value(entry.getValue()).build())
        .toList();
  }

  @Override
  public void close() {
    sdk.close();
    admin.close();
    pool.close();
  }
}
