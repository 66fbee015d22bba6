package io.poolgate.localpool.user;

import io.poolgate.localpool.secret.PasswordVerifier;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// The password of an account, and those it had before.
///
/// @param since when it was set; a temporary one expires
/// @param former the verifiers of those before it, the newest first
public record UserPassword(
    PasswordVerifier verifier, Instant since, List<PasswordVerifier> former) {
  /// Cognito's password history reaches no further back.
  private static final int MOST_FORMER = 24;

  public UserPassword {
    former = List.copyOf(former);
  }

  UserPassword replacedBy(PasswordVerifier next, Instant now) {
    return new UserPassword(next, now, last(MOST_FORMER));
  }

  /// The verifiers of the newest passwords, this one included.
  List<PasswordVerifier> last(int count) {
    return Stream.concat(Stream.of(verifier), former.stream()).limit(count).toList();
  }
}
