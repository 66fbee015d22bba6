package io.poolgate.signin;

import io.micronaut.core.annotation.Introspected;
import io.poolgate.cognito.Devices;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The body of POST /v1/sign-in/challenge: a session, and the fields that answer its challenge (see
/// [io.poolgate.cognito.signin.ChallengeType]). The contract has them side by side, so they are
/// here too; JSON fills them in by name, and nothing else does.
@Introspected
record ChallengeRequest(
    @NotBlank @Size(max = 16384) String session,
    @Pattern(regexp = "\\d{4,10}") @Nullable String code,
    @Size(min = 1, max = 128) @Nullable String deviceName,
    @Size(min = 1, max = 256) @Nullable String newPassword,
    @Nullable Map<@Size(min = 1, max = 32) String, @NotNull @Size(max = 2048) String> attributes,
    @Size(min = 1, max = 64) @Nullable String choice,
    @Size(min = 1, max = 256) @Nullable String password,
    @Size(min = 1, max = SrpPublicValue.LONGEST_VALUE) @Nullable String srpA,
    @Size(max = 55) @Pattern(regexp = Devices.KEY) @Nullable String deviceKey,
    @Valid @Nullable SrpAnswer srp,
    @Nullable Map<String, Object> credential,
    @Size(min = 1, max = 2048) @Nullable String answer,
    @Nullable Map<@Size(min = 1, max = 131072) String, @NotNull @Size(max = 131072) String> answers,
    @Nullable Map<String, @NotNull @Size(max = 2048) String> clientMetadata) {

  /// The answer's fields that are there, by name.
  Map<String, Object> given() {
    var given = new TreeMap<String, Object>();
    put(given, "code", code);
    put(given, "deviceName", deviceName);
    put(given, "newPassword", newPassword);
    put(given, "attributes", attributes);
    put(given, "choice", choice);
    put(given, "password", password);
    put(given, "srpA", srpA);
    put(given, "deviceKey", deviceKey);
    put(given, "srp", srp);
    put(given, "credential", credential);
    put(given, "answer", answer);
    put(given, "answers", answers);
    return given;
  }

  private static void put(Map<String, Object> given, String name, @Nullable Object value) {
    if (value != null) {
      given.put(name, value);
    }
  }

  @Override
  public String toString() {
    return "ChallengeRequest[]";
  }
}
