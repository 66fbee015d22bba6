package io.poolgate.problem;

import io.micronaut.http.HttpRequest;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The id that ties a response, its problem and the log together.
public final class RequestId {
  /// The header it comes and goes in.
  public static final String HEADER = "X-Request-Id";

  private static final String ATTRIBUTE = "poolgate.request-id";
  private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._-]{1,128}");

  private RequestId() {}

  /// The id of this request: the client's own if it is well-formed (anything else could forge log
  /// lines), or else one made now. It stays the same for as long as the request lives.
  public static String of(HttpRequest<?> request) {
    var known = request.getAttribute(ATTRIBUTE, String.class);
    if (known.isPresent()) {
      return known.get();
    }
    var id = choose(request.getHeaders().get(HEADER));
    request.setAttribute(ATTRIBUTE, id);
    return id;
  }

  /// The client's own id if it is well-formed, or else one made now.
  public static String choose(@Nullable String offered) {
    return offered != null && WELL_FORMED.matcher(offered).matches() ? offered : made();
  }

  /// Unique, not secret: a cheap generator will do on a path that every request takes.
  private static String made() {
    var random = ThreadLocalRandom.current();
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }
}
