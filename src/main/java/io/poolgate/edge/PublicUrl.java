package io.poolgate.edge;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.poolgate.problem.StartupException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where browsers reach this server (`POOLGATE_PUBLIC_URL`): an origin. It is configured, because
/// senders can write anything into `Host` and forwarded headers.
@Context
final class PublicUrl {
  private static final String VARIABLE = "POOLGATE_PUBLIC_URL";

  private final @Nullable String origin;

  PublicUrl(@Property(name = "poolgate.public-url") @Nullable String configured) {
    if (configured != null && !(Origins.isOrigin(configured) && Origins.isSecure(configured))) {
      throw new StartupException(
          VARIABLE,
          "must be an https origin (or one of localhost) as browsers send it, with no path.",
          "https://api.example.com");
    }
    this.origin = configured;
  }

  Optional<String> origin() {
    return Optional.ofNullable(origin);
  }
}
