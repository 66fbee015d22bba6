package io.poolgate;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/// The clock that every expiry is judged by; a test replaces it to travel in time.
@Factory
class SystemClock {
  @Singleton
  InstantSource clock() {
    return InstantSource.system();
  }
}
