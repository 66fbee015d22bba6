package io.poolgate.refreshtoken;

import io.micronaut.core.annotation.Introspected;
import io.poolgate.cognito.signin.Tokens;

/// The answer to a refresh.
@Introspected
record RefreshResponse(Tokens tokens) {}
