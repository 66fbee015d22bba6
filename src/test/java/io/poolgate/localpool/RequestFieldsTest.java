package io.poolgate.localpool;

import static org.assertj.core.api.Assertions.assertThat;

import io.poolgate.localpool.message.Mailbox;
import io.poolgate.localpool.token.SigningKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminAddUserToGroupRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminConfirmSignUpRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminCreateUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminDisableUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminEnableUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminSetUserPasswordRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AssociateSoftwareTokenRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChangePasswordRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CompleteWebAuthnRegistrationRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ConfirmDeviceRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ConfirmForgotPasswordRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ConfirmSignUpRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteUserAttributesRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteWebAuthnCredentialRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ForgetDeviceRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ForgotPasswordRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetDeviceRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetTokensFromRefreshTokenRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserAttributeVerificationCodeRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserAuthFactorsRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GlobalSignOutRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListDevicesRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListWebAuthnCredentialsRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResendConfirmationCodeRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RevokeTokenRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetUserMfaPreferenceRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SignUpRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.StartWebAuthnRegistrationRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateDeviceStatusRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserAttributesRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifySoftwareTokenRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifyUserAttributeRequest;

/// No field of Cognito's requests is taken and forgotten: some line of the local pool names it, or
/// it means nothing to a pool like ours. A newer SDK may bring more.
class RequestFieldsTest {
  /// For triggers, Pinpoint, threat protection, aliases and tracked sessions, of which the local
  /// pool has none.
  private static final Set<String> WITHOUT_EFFECT =
      Set.of(
          "ClientMetadata",
          "ValidationData",
          "AnalyticsMetadata",
          "UserContextData",
          "ForceAliasCreation",
          "RevokeAssociatedSessions");

  private static final String SOURCES = sources();

  @ParameterizedTest
  @MethodSource("requests")
  void everyFieldIsKnown(SdkPojo request) {
    assertThat(fields(request).filter(name -> !WITHOUT_EFFECT.contains(name)))
        .allSatisfy(name -> assertThat(SOURCES).contains('"' + name + '"'));
  }

  @Test
  void everyOperationIsLookedAt() {
    var options = LocalPoolOptions.forTests().build();
    var pool = new Assembly(options, new SigningKeys(), new Mailbox()).state("issuer");
    var names = Operations.of(pool, Duration.ofMinutes(3)).keySet().stream();
    assertThat(requests().map(RequestFieldsTest::operation))
        .containsExactlyInAnyOrderElementsOf(
            names.map(name -> name.toLowerCase(Locale.ROOT)).toList());
  }

  private static String operation(SdkPojo request) {
    var type = request.getClass().getSimpleName();
    return type.substring(0, type.length() - "Request".length()).toLowerCase(Locale.ROOT);
  }

  /// Those of the objects inside, too.
  private static Stream<String> fields(SdkPojo pojo) {
    return pojo.sdkFields().stream()
        .flatMap(field -> Stream.concat(Stream.of(field.locationName()), inside(field)));
  }

  private static Stream<String> inside(SdkField<?> field) {
    return field.marshallingType().equals(MarshallingType.SDK_POJO)
            && !WITHOUT_EFFECT.contains(field.locationName())
        ? fields(field.constructor().get())
        : Stream.empty();
  }

  private static String sources() {
    try (var files = Files.walk(Path.of("src/main/java/io/poolgate/localpool"))) {
      return files
          .filter(Files::isRegularFile)
          .map(RequestFieldsTest::text)
          .collect(Collectors.joining());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<SdkPojo> requests() {
    return Stream.of(
        AdminAddUserToGroupRequest.builder().build(),
        AdminConfirmSignUpRequest.builder().build(),
        AdminCreateUserRequest.builder().build(),
        AdminDisableUserRequest.builder().build(),
        AdminEnableUserRequest.builder().build(),
        AdminSetUserPasswordRequest.builder().build(),
        AssociateSoftwareTokenRequest.builder().build(),
        ChangePasswordRequest.builder().build(),
        CompleteWebAuthnRegistrationRequest.builder().build(),
        ConfirmDeviceRequest.builder().build(),
        ConfirmForgotPasswordRequest.builder().build(),
        ConfirmSignUpRequest.builder().build(),
        DeleteUserAttributesRequest.builder().build(),
        DeleteUserRequest.builder().build(),
        DeleteWebAuthnCredentialRequest.builder().build(),
        ForgetDeviceRequest.builder().build(),
        ForgotPasswordRequest.builder().build(),
        GetDeviceRequest.builder().build(),
        GetTokensFromRefreshTokenRequest.builder().build(),
        GetUserAttributeVerificationCodeRequest.builder().build(),
        GetUserAuthFactorsRequest.builder().build(),
        GetUserRequest.builder().build(),
        GlobalSignOutRequest.builder().build(),
        InitiateAuthRequest.builder().build(),
        ListDevicesRequest.builder().build(),
        ListWebAuthnCredentialsRequest.builder().build(),
        ResendConfirmationCodeRequest.builder().build(),
        RespondToAuthChallengeRequest.builder().build(),
        RevokeTokenRequest.builder().build(),
        SetUserMfaPreferenceRequest.builder().build(),
        SignUpRequest.builder().build(),
        StartWebAuthnRegistrationRequest.builder().build(),
        UpdateDeviceStatusRequest.builder().build(),
        UpdateUserAttributesRequest.builder().build(),
        VerifySoftwareTokenRequest.builder().build(),
        VerifyUserAttributeRequest.builder().build());
  }
}
