package io.poolgate.edge;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.env.Environment;
import io.poolgate.problem.StartupException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The web origins that may call this API (`POOLGATE_ALLOWED_ORIGINS`). Those of a website are
/// compared whole. Those of an app's own scheme, and those that differ in one label, may only call:
/// they get no credentials, and no cookie.
@Context
public final class AllowedOrigins {
  private static final String VARIABLE = "POOLGATE_ALLOWED_ORIGINS";

  private final List<String> exact = new ArrayList<>();
  private final List<String> apps = new ArrayList<>();
  private final List<WildcardOrigin> wildcards = new ArrayList<>();
  private final boolean local;

  AllowedOrigins(
      @Property(name = "poolgate.allowed-origins") @Nullable List<String> configured,
      Environment environment) {
    local = environment.getActiveNames().contains("local");
    if (configured != null) {
      configured.forEach(this::add);
    }
  }

  private void add(String origin) {
    if (!Origins.isOrigin(origin)) {
      wildcards.add(WildcardOrigin.parse(origin).orElseThrow(AllowedOrigins::malformed));
    } else if (Origins.isOfWebsite(origin)) {
      exact.add(origin);
    } else {
      apps.add(origin);
    }
  }

  boolean none() {
    return exact.isEmpty() && apps.isEmpty() && wildcards.isEmpty() && !local;
  }

  /// Those of websites, compared whole.
  List<String> exact() {
    return exact;
  }

  /// Those of apps, which have a scheme of their own.
  List<String> apps() {
    return apps;
  }

  /// Whether this is the environment `local`.
  boolean local() {
    return local;
  }

  /// In the environment `local` any port of the two loopback names.
  Optional<String> pattern() {
    return local ? Optional.of(Origins.LOOPBACK) : Optional.empty();
  }

  /// Those that differ in one label.
  Optional<String> wildcards() {
    return wildcards.isEmpty()
        ? Optional.empty()
        : Optional.of(
            wildcards.stream().map(WildcardOrigin::regex).collect(Collectors.joining("|")));
  }

  /// Whether pages of that origin may send what browsers keep for this server.
  boolean permit(String origin) {
    return exact.contains(origin) || (local && Origins.isLoopback(origin));
  }

  /// Whether scripts of that origin may call.
  public boolean mayCall(String origin) {
    return permit(origin)
        || apps.contains(origin)
        || wildcards.stream().anyMatch(wildcard -> wildcard.matches(origin));
  }

  private static StartupException malformed() {
    return new StartupException(
        VARIABLE,
        "must list origins as browsers send them: scheme, host in small letters, and port where it"
            + " is not the usual one; no path, and no * but for the first label, in front of a"
            + " domain below which all names are yours.",
        "https://app.example.com,https://*.preview.example.com");
  }
}
