package io.poolgate.signup;

import io.poolgate.cognito.CodeDelivery;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The one answer that everybody gets where existing users are not revealed: made from the request
/// alone, so that it cannot tell a new account from one that was there.
final class ConcealedSignUp {
  private ConcealedSignUp() {}

  static SignUpResponse answer(Map<String, String> attributes) {
    return new SignUpResponse(UUID.randomUUID().toString(), false, null, delivery(attributes));
  }

  private static @Nullable CodeDelivery delivery(Map<String, String> attributes) {
    var email = attributes.get("email");
    if (email != null) {
      int at = email.indexOf('@');
      var domain = at < 0 ? "" : email.substring(at + 1);
      return new CodeDelivery(first(email) + "***@" + first(domain) + "***", "EMAIL", "email");
    }
    var phone = attributes.get("phone_number");
    if (phone != null) {
      var end = phone.substring(Math.max(0, phone.length() - 4));
      return new CodeDelivery("+*******" + end, "SMS", "phone_number");
    }
    return null;
  }

  private static String first(String text) {
    return text.isEmpty() ? "" : text.substring(0, text.offsetByCodePoints(0, 1));
  }
}
