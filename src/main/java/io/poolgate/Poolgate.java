package io.poolgate;

import io.micronaut.runtime.Micronaut;

/// Starts the server.
public final class Poolgate {
  private Poolgate() {}

  public static void main(String[] args) {
    Micronaut.run(Poolgate.class, args);
  }
}
