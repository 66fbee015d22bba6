package io.poolgate;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/// A port for a program that cannot be asked which one it took. It lies below those that the
/// operating system gives to outgoing connections (Linux: from 32768), and each is given once, by
/// one of the suite's two JVMs (the odd ones, or the even), so that nothing takes it before the
/// program does.
public final class FreePort {
  private static final int FIRST = 20_000;
  private static final int LAST = 32_000;
  private static final int JVMS = 2;
  private static final int JVM = Integer.getInteger("suite.jvm", 0) % JVMS;
  private static final AtomicInteger NEXT =
      new AtomicInteger(ThreadLocalRandom.current().nextInt(FIRST / JVMS, LAST / JVMS));

  private FreePort() {}

  public static int find() {
    int port =
        NEXT.getAndUpdate(last -> last == LAST / JVMS ? FIRST / JVMS : last + 1) * JVMS + JVM;
    try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return port;
    } catch (IOException taken) {
      return find();
    }
  }
}
