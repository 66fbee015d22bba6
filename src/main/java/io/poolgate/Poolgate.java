package io.poolgate;

/// Starts the server.
public final class Poolgate {
  private Poolgate() {}

  public static void main(String[] args) {
    // The environment is what MICRONAUT_ENVIRONMENTS says, never a guess: `local` opens a mailbox.
    new Startup()
        .args(args)
        .mainClass(Poolgate.class)
        .deduceEnvironment(false)
        .banner(false)
        .start();
  }
}
