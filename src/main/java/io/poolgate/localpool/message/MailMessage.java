package io.poolgate.localpool.message;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

/// A message that a real pool would have sent by email or SMS.
///
/// @param username the name that the user signs in with
/// @param destination the whole address or number
/// @param medium `EMAIL` or `SMS`
/// @param code the code, or the temporary password of an invitation
public record MailMessage(
    Instant sentAt,
    MessagePurpose purpose,
    String username,
    String destination,
    String medium,
    String code) {

  public Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("sentAt", DateTimeFormatter.ISO_INSTANT.format(sentAt));
    json.put("purpose", purpose.toString());
    json.put("username", username);
    json.put("destination", destination);
    json.put("medium", medium);
    json.put("code", code);
    return json;
  }

  /// Leaves out the code and whose it is.
  @Override
  public String toString() {
    return "MailMessage[purpose=" + purpose + ", medium=" + medium + "]";
  }
}
