package io.poolgate.edge.direct;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micronaut.web.router.UriRouteInfo;
import io.netty.handler.codec.http.FullHttpResponse;
import io.poolgate.edge.ForProxies;
import io.poolgate.edge.telemetry.Telemetry;
import io.poolgate.token.verdict.VerifiedToken;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A direct route as the router has it, and what is ready for the callers whose tokens are
/// remembered: it is forgotten with them.
///
/// @param template of its path, below the context path
record KnownRoute(
    DirectRoute route,
    UriRouteInfo<?, ?> info,
    String template,
    boolean isForProxies,
    Cache<VerifiedToken, Ready> ready) {

  /// What a caller's requests have in common.
  ///
  /// @param user the user's pseudonym, if they are in the log
  record Ready(Supplier<FullHttpResponse> answers, @Nullable String user) {}

  static KnownRoute of(DirectRoute route, String template, UriRouteInfo<?, ?> info) {
    boolean isForProxies = info.getAnnotationMetadata().hasAnnotation(ForProxies.class);
    // Elsewhere than in the thread that asks, its upkeep costs more than the request.
    Cache<VerifiedToken, Ready> ready =
        Caffeine.newBuilder().weakKeys().executor(Runnable::run).build();
    return new KnownRoute(route, info, template, isForProxies, ready);
  }

  Ready readyFor(VerifiedToken caller, Telemetry telemetry) {
    return ready.get(caller, token -> made(token, telemetry));
  }

  private Ready made(VerifiedToken caller, Telemetry telemetry) {
    return new Ready(route.answersTo(caller), telemetry.pseudonym(caller.principal().username()));
  }
}
