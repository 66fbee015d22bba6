package io.poolgate.cognito;

import io.micronaut.core.annotation.Introspected;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeDeliveryDetailsType;

/// Where a code was sent.
///
/// @param destination masked by Cognito, such as `a***@e***`
/// @param medium `EMAIL` or `SMS`
/// @param attribute the attribute that the code proves, such as `email`
@Introspected
public record CodeDelivery(
    @Nullable String destination, @Nullable String medium, @Nullable String attribute) {

  /// The attributes that say where codes go, and that a code can prove.
  public static final Set<String> ATTRIBUTES = Set.of("email", "phone_number");

  static @Nullable CodeDelivery of(@Nullable CodeDeliveryDetailsType details) {
    return details == null
        ? null
        : new CodeDelivery(
            details.destination(), details.deliveryMediumAsString(), details.attributeName());
  }

  static List<CodeDelivery> all(List<CodeDeliveryDetailsType> details) {
    return details.stream().map(CodeDelivery::of).filter(Objects::nonNull).toList();
  }
}
