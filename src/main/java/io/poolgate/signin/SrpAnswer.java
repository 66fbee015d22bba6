package io.poolgate.signin;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/// The client's proof that it knows the password (or the device's).
///
/// @param signature 32 bytes of HMAC-SHA256 in Base64
/// @param secretBlock as it came with the challenge
/// @param timestamp such as `Sat Nov 7 09:05:03 UTC 2026`, the day without a leading zero
@Introspected
record SrpAnswer(
    @NotNull @Pattern(regexp = "[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=") String signature,
    @NotNull @Size(min = 1, max = 8192) @Pattern(regexp = "[A-Za-z0-9+/]+={0,2}")
        String secretBlock,
    @NotNull
        @Pattern(
            regexp =
                "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} [1-9]\\d? \\d\\d:\\d\\d:\\d\\d UTC \\d{4}")
        String timestamp) {

  /// Its parts, in the order in which [io.poolgate.cognito.signin.ChallengeType] names them.
  List<String> inOrder() {
    return List.of(signature, secretBlock, timestamp);
  }

  @Override
  public String toString() {
    return "SrpAnswer[]";
  }
}
