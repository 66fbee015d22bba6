package io.poolgate.cognito.failure;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/// What strangers may learn.
///
/// @param revealExistingUsers whether answers may tell that an account exists (default) or must be
///   alike for everyone
@ConfigurationProperties("poolgate")
public record DisclosureConfiguration(
    @Bindable(defaultValue = "true") boolean revealExistingUsers) {}
