package io.poolgate.edge.connection.request;

import io.micronaut.context.BeanProvider;
import io.micronaut.core.util.SupplierUtil;
import io.micronaut.http.uri.UriMatchTemplate;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import io.poolgate.edge.ForProxies;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Supplier;

/// Tells whose bodies nobody reads ([ForProxies]). The router would tell only when a request is
/// whole, and these may never be.
@Singleton
public final class UnreadBodies {
  private final Supplier<List<UriMatchTemplate>> routes;

  /// @param router made later: it needs much that connections are made before
  UnreadBodies(BeanProvider<Router> router) {
    this.routes = SupplierUtil.memoized(() -> routes(router.get()));
  }

  /// Whether those of requests for this target are.
  public boolean at(CharSequence target) {
    var path = target.toString();
    return routes.get().stream().anyMatch(route -> route.match(path).isPresent());
  }

  private static List<UriMatchTemplate> routes(Router router) {
    return router
        .uriRoutes()
        .filter(route -> route.getAnnotationMetadata().hasAnnotation(ForProxies.class))
        .map(UriRouteInfo::getUriMatchTemplate)
        .distinct()
        .toList();
  }
}
