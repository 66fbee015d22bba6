package io.poolgate;

import io.poolgate.problem.MemoryLoss;
import org.slf4j.LoggerFactory;

/// Starts the server.
public final class Poolgate {
  private Poolgate() {}

  public static void main(String[] args) {
    // Before anything of TLS is loaded: renegotiation is refused by an alert, not by silence.
    System.setProperty("jdk.tls.rejectClientInitiatedRenegotiation", "true");
    Thread.setDefaultUncaughtExceptionHandler(Poolgate::uncaught);
    // The environment is what MICRONAUT_ENVIRONMENTS says, never a guess: `local` opens a mailbox.
    new Startup()
        .args(args)
        .mainClass(Poolgate.class)
        .deduceEnvironment(false)
        .banner(false)
        .start();
  }

  private static void uncaught(Thread thread, Throwable failure) {
    MemoryLoss.endIfCause(failure);
    LoggerFactory.getLogger(Poolgate.class).error("{} has ended", thread.getName(), failure);
  }
}
