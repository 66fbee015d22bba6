package io.poolgate.localpool.user;

import java.util.Map;
import java.util.Optional;

/// Where a code goes.
///
/// @param attribute `email` or `phone_number`
public record CodeAddress(String destination, String attribute) {

  /// The address that a user signs in with, else the email address, else the phone number.
  public static Optional<CodeAddress> to(User user) {
    return user.names()
        .signInName()
        .attribute()
        .or(() -> Optional.of("email"))
        .flatMap(attribute -> to(user, attribute))
        .or(() -> to(user, "phone_number"));
  }

  /// The email address, else the phone number, if the user has verified it.
  public static Optional<CodeAddress> toVerified(User user) {
    return verified(user, "email").or(() -> verified(user, "phone_number"));
  }

  public String medium() {
    return isEmail() ? "EMAIL" : "SMS";
  }

  /// Cognito's `CodeDeliveryDetails`.
  public Map<String, Object> toJson() {
    return Map.of("Destination", masked(), "DeliveryMedium", medium(), "AttributeName", attribute);
  }

  public boolean isEmail() {
    return attribute.equals("email");
  }

  /// As much of it as a stranger may know.
  public String masked() {
    if (isEmail()) {
      int at = destination.lastIndexOf('@');
      return destination.substring(0, 1) + "***@" + destination.charAt(at + 1) + "***";
    }
    int hidden = Math.max(0, destination.length() - 5);
    return "+" + "*".repeat(hidden) + destination.substring(hidden + 1);
  }

  /// An address or number of the user.
  public static Optional<CodeAddress> to(User user, String attribute) {
    return Optional.ofNullable(user.attributes().get(attribute))
        .filter(value -> !value.isEmpty())
        .map(value -> new CodeAddress(value, attribute));
  }

  /// An address or number of the user, if it is verified.
  public static Optional<CodeAddress> verified(User user, String attribute) {
    return "true".equals(user.attributes().get(attribute + "_verified"))
        ? to(user, attribute)
        : Optional.empty();
  }
}
