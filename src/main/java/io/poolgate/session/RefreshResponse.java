package io.poolgate.session;

import io.micronaut.core.annotation.Introspected;
import io.poolgate.cognito.Tokens;

/// The answer to a refresh.
@Introspected
record RefreshResponse(Tokens tokens) {}
