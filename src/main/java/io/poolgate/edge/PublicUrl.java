package io.poolgate.edge;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.poolgate.problem.StartupException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where browsers reach this server (`POOLGATE_PUBLIC_URL`): an origin, and a path where a proxy
/// takes one away. It is configured, because senders can write anything into `Host` and forwarded
/// headers.
@Context
public final class PublicUrl {
  private static final String VARIABLE = "POOLGATE_PUBLIC_URL";
  private static final String AFTER_SCHEME = "://";

  private final @Nullable String origin;
  private final String prefix;

  PublicUrl(
      @Property(name = "poolgate.public-url") @Nullable String configured, ContextPath context) {
    if (configured == null) {
      origin = null;
      prefix = context.path();
      return;
    }
    int end = endOfOrigin(configured);
    var path = ContextPath.withoutLastSlash(configured.substring(end));
    origin = configured.substring(0, end);
    prefix = path.isEmpty() ? context.path() : path;
    if (!Origins.isOrigin(origin) || !Origins.isSecure(origin) || !ContextPath.isPlain(path)) {
      throw new StartupException(
          VARIABLE,
          "must be an https origin (or one of localhost) as browsers send it, and the path below"
              + " which they find this server, if there is one.",
          "https://api.example.com");
    }
  }

  /// What browsers send as `Origin`.
  public Optional<String> origin() {
    return Optional.ofNullable(origin);
  }

  /// What stands before the paths of links: the public URL's own path, or else the context path.
  public String prefix() {
    return prefix;
  }

  private static int endOfOrigin(String url) {
    int slash = url.indexOf('/', url.indexOf(AFTER_SCHEME) + AFTER_SCHEME.length());
    return slash < 0 ? url.length() : slash;
  }
}
