package io.poolgate.local;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.poolgate.localpool.LocalUserPool;
import io.poolgate.localpool.message.MailMessage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// GET and DELETE /local/mailbox: the codes that the local pool has sent.
@Controller("/local/mailbox")
@Requires(env = "local")
@Secured(SecurityRule.IS_ANONYMOUS)
class MailboxController {
  private final LocalUserPool pool;

  MailboxController(LocalUserPool pool) {
    this.pool = pool;
  }

  @Get
  Messages read(@QueryValue @Nullable String username) {
    var mailbox = pool.mailbox();
    var messages = username == null ? mailbox.messages() : mailbox.messages(username);
    return new Messages(messages.stream().map(Message::of).toList());
  }

  @Delete
  @Status(HttpStatus.NO_CONTENT)
  void empty() {
    pool.mailbox().clear();
  }

  /// The answer, newest first.
  @Introspected
  record Messages(List<Message> messages) {}

  /// One message.
  @Introspected
  record Message(
      Instant sentAt,
      String purpose,
      String username,
      String destination,
      String medium,
      String code) {

    static Message of(MailMessage mail) {
      return new Message(
          mail.sentAt(),
          mail.purpose().toString(),
          mail.username(),
          mail.destination(),
          mail.medium(),
          mail.code());
    }

    @Override
    public String toString() {
      return "Message[" + purpose + "]";
    }
  }
}
