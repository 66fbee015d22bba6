package io.poolgate.guard;

import io.micronaut.context.annotation.ConfigurationProperties;
import org.jspecify.annotations.Nullable;

/// The variable `COGNITO_JWKS_TLS_CA`.
///
/// @param tlsCa the PEM file of the authorities that vouch for the server of the pool's keys
@ConfigurationProperties("cognito.jwks")
record KeysConfiguration(@Nullable String tlsCa) {}
