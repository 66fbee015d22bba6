package io.poolgate.guard;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.micronaut.web.router.RouteInfo;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.util.AttributeKey;
import io.poolgate.guard.BearerCredentials.Presented;
import io.poolgate.token.AccessTokenVerifier;
import io.poolgate.token.verdict.Verification;
import io.poolgate.token.verdict.Verification.Verified;
import io.poolgate.token.verdict.VerifiedToken;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Verifies the token of a request that has not reached the router. Where that is not all there is
/// to say, [BearerTokenFilter] has the word, and goes by the same verdict: a token is judged once.
@Singleton
public final class EarlyVerification {
  private static final AttributeKey<Judged> LAST = AttributeKey.valueOf("poolgate.judged");

  private final AccessTokenVerifier verifier;
  private final RouteGuards guards;

  EarlyVerification(AccessTokenVerifier verifier, RouteGuards guards) {
    this.verifier = verifier;
    this.guards = guards;
  }

  private record Judged(Object request, CompletableFuture<Verification> verdict) {}

  /// Who asks, if the token is good, and the route's guard lets its owner pass.
  public Optional<VerifiedToken> caller(
      io.netty.handler.codec.http.HttpRequest request, Channel connection, RouteInfo<?> route) {
    var fields = request.headers().getAll(HttpHeaderNames.AUTHORIZATION);
    if (!(BearerCredentials.of(fields) instanceof Presented(var token))) {
      return Optional.empty();
    }
    var verdict = verifier.verify(token);
    if (verdict.isDone()
        && verdict.join() instanceof Verified(var caller)
        && isAdmitted(caller, route)) {
      return Optional.of(caller);
    }
    connection.attr(LAST).set(new Judged(request, verdict));
    return Optional.empty();
  }

  private boolean isAdmitted(VerifiedToken caller, RouteInfo<?> route) {
    var guard = guards.of(route);
    return guard.takes(caller.use()) && guard.admits(caller);
  }

  /// The verdict on the token of a request that has reached the router. Requests with the same head
  /// are equal to Netty, but a later one may have another verdict.
  @SuppressWarnings("ReferenceEquality")
  CompletableFuture<Verification> verdict(HttpRequest<?> request, String token) {
    if (request instanceof NettyHttpRequest<?> netty) {
      var judged = netty.getChannelHandlerContext().channel().attr(LAST).getAndSet(null);
      if (judged != null && judged.request == netty.getNativeRequest()) {
        return judged.verdict;
      }
    }
    return verifier.verify(token);
  }
}
