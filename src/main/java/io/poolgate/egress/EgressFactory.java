package io.poolgate.egress;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/// Reads the environment that the server was started in.
@Factory
final class EgressFactory {
  @Singleton
  Egress egress() {
    return new Egress(System.getenv());
  }
}
