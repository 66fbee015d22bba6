package io.poolgate.localpool.state;

import io.poolgate.localpool.token.AccessTokens;
import io.poolgate.localpool.token.Grants;
import io.poolgate.localpool.token.TokenIssuer;

/// The tokens that the pool issues, and how it checks those that come back.
public record PoolTokens(Grants grants, TokenIssuer issuer, AccessTokens accessTokens) {}
