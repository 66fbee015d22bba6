package io.poolgate.guard;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;
import io.poolgate.setting.FromFile;
import io.poolgate.token.verdict.TokenUse;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How tokens are verified: `POOLGATE_TOKEN_…`. What they must say follows from the user pool.
///
/// @param uses which kinds of token open guarded routes; `id` only for those who must
/// @param skew how long after their expiry tokens are accepted, 60 s at most
/// @param refreshInterval between two fetches of the pool's keys
/// @param staleLimit how long keys serve that could not be fetched again
/// @param cacheWeight bytes for remembered tokens; 0 remembers none
/// @param keys a JWKS to start with, where the pool cannot be reached at the start
@Context
@ConfigurationProperties("poolgate.token")
public record TokenConfiguration(
    @Bindable(defaultValue = "access") Set<TokenUse> uses,
    @Bindable(defaultValue = "0s") Duration skew,
    @Bindable(defaultValue = "5m") Duration refreshInterval,
    @Bindable(defaultValue = "24h") Duration staleLimit,
    @Bindable(defaultValue = "33554432") long cacheWeight,
    @Nullable @FromFile String keys) {}
