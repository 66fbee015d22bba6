package io.poolgate.cognito;

import io.micronaut.core.annotation.Introspected;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserResponse;

/// What Cognito keeps about a user, as the user may see it.
@Introspected
public record Profile(String username, Map<String, String> attributes, Mfa mfa) {

  public Profile {
    attributes = Map.copyOf(attributes);
  }

  static Profile of(GetUserResponse answer) {
    return new Profile(
        answer.username(),
        AttributeTypes.toMap(answer.userAttributes()),
        new Mfa(answer.preferredMfaSetting(), answer.userMFASettingList()));
  }

  /// The name that the user knows: in a pool whose user names are UUIDs, their address or number.
  public String signInName() {
    return Stream.of("preferred_username", "email", "phone_number")
        .map(attributes::get)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(username);
  }

  /// The second factors in use.
  ///
  /// @param preferred the one asked for first, if any
  /// @param enabled such as `SOFTWARE_TOKEN_MFA`
  @Introspected
  public record Mfa(@Nullable String preferred, List<String> enabled) {
    public Mfa {
      enabled = List.copyOf(enabled);
    }

    /// The enabled ones that this version can switch.
    public Set<SecondFactor> factors() {
      var factors = EnumSet.noneOf(SecondFactor.class);
      for (var factor : SecondFactor.values()) {
        if (enabled.contains(factor.name())) {
          factors.add(factor);
        }
      }
      return factors;
    }
  }

  /// Attributes are personal data.
  @Override
  public String toString() {
    return "Profile[]";
  }
}
