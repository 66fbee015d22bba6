package io.poolgate.limits;

import io.micronaut.context.annotation.ConfigurationProperties;
import org.jspecify.annotations.Nullable;

/// The `POOLGATE_LIMITS_…` variables: a rate such as `30/5m`, or `off`; null is the default of
/// [Limit].
///
/// @param enabled whether there are limits at all; null: not in the environment `local`
@ConfigurationProperties("poolgate.limits")
record LimitsConfiguration(
    @Nullable Boolean enabled,
    @Nullable String address,
    @Nullable String username,
    @Nullable String user,
    @Nullable String usernameMessages,
    @Nullable String addressMessages,
    @Nullable String destinationMessages,
    @Nullable String messages) {

  @Nullable String of(Limit limit) {
    return switch (limit) {
      case ADDRESS -> address;
      case USERNAME -> username;
      case USER -> user;
      case USERNAME_MESSAGES -> usernameMessages;
      case ADDRESS_MESSAGES -> addressMessages;
      case DESTINATION_MESSAGES -> destinationMessages;
      case MESSAGES -> messages;
    };
  }
}
