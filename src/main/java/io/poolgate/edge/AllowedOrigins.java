package io.poolgate.edge;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.env.Environment;
import io.poolgate.problem.StartupException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The web origins that may call this API (`POOLGATE_ALLOWED_ORIGINS`), compared whole.
@Context
final class AllowedOrigins {
  private static final String VARIABLE = "POOLGATE_ALLOWED_ORIGINS";

  private final List<String> exact;
  private final boolean local;

  AllowedOrigins(
      @Property(name = "poolgate.allowed-origins") @Nullable List<String> configured,
      Environment environment) {
    exact = configured == null ? List.of() : List.copyOf(configured);
    local = environment.getActiveNames().contains("local");
    exact.forEach(AllowedOrigins::check);
  }

  boolean none() {
    return exact.isEmpty() && !local;
  }

  List<String> exact() {
    return exact;
  }

  /// Whether this is the environment `local`.
  boolean local() {
    return local;
  }

  /// In the environment `local` any port of the two loopback names.
  Optional<String> pattern() {
    return local ? Optional.of(Origins.LOOPBACK) : Optional.empty();
  }

  /// Whether scripts of that origin may call.
  boolean permit(String origin) {
    return exact.contains(origin) || (local && Origins.isLoopback(origin));
  }

  private static void check(String origin) {
    if (!Origins.isOrigin(origin)) {
      throw new StartupException(
          VARIABLE,
          "must list exact origins as browsers send them: scheme, host in small letters, and port"
              + " where it is not the usual one; no * and no path.",
          "https://app.example.com,https://admin.example.com");
    }
  }
}
