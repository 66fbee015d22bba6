package io.poolgate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;

/// A port for a program that cannot be asked which one it took.
public final class FreePort {
  private FreePort() {}

  public static int find() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
