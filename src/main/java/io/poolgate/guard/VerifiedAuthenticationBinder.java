package io.poolgate.guard;

import io.micronaut.security.authentication.AbstractPrincipalArgumentBinder;
import jakarta.inject.Singleton;

/// Gives the caller to a route that has a parameter for it.
@Singleton
final class VerifiedAuthenticationBinder
    extends AbstractPrincipalArgumentBinder<VerifiedAuthentication> {

  VerifiedAuthenticationBinder() {
    super(VerifiedAuthentication.class);
  }
}
