package io.poolgate.localpool.server;

import io.poolgate.localpool.message.MailMessage;
import io.poolgate.localpool.message.Mailbox;
import io.poolgate.localpool.wire.Json;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `GET` and `DELETE /mailbox`. It never sets CORS headers, or any website could read codes.
final class MailboxRoute {
  private final Mailbox mailbox;

  MailboxRoute(Mailbox mailbox) {
    this.mailbox = mailbox;
  }

  HttpAnswer answer(String method, URI uri) {
    return switch (method) {
      case "GET", "HEAD" -> list(username(uri));
      case "DELETE" -> {
        mailbox.clear();
        yield HttpAnswer.empty(204, Map.of());
      }
      default -> HttpAnswer.notAllowed("GET, HEAD, DELETE");
    };
  }

  private HttpAnswer list(Optional<String> username) {
    List<MailMessage> messages = username.map(mailbox::messages).orElseGet(mailbox::messages);
    return new HttpAnswer(
        200,
        Map.of(
            "Content-Type", "application/json",
            "Cache-Control", "no-store",
            "X-Content-Type-Options", "nosniff"),
        Json.write(Map.of("messages", messages.stream().map(MailMessage::toJson).toList())));
  }

  /// A `+` stands for itself here: phone numbers begin with one.
  private static Optional<String> username(URI uri) {
    return Optional.ofNullable(uri.getRawQuery()).stream()
        .flatMap(query -> Arrays.stream(query.split("&", -1)))
        .filter(parameter -> parameter.startsWith("username="))
        .map(parameter -> parameter.substring("username=".length()).replace("+", "%2B"))
        .map(value -> URLDecoder.decode(value, StandardCharsets.UTF_8))
        .findFirst();
  }
}
