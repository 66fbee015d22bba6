package io.poolgate;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;

/// The bytes of one connection to a server, whatever they say.
final class RawSocket implements AutoCloseable {
  private static final int PATIENCE = 20_000; // milliseconds

  private final Socket socket;
  private final InputStream input;

  RawSocket(Socket socket) {
    this.socket = socket;
    try {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(PATIENCE);
      input = new BufferedInputStream(socket.getInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  InputStream input() {
    return input;
  }

  /// Waits no longer than this for what comes, in milliseconds.
  void patience(int millis) throws IOException {
    socket.setSoTimeout(millis);
  }

  void send(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Sends, unless the connection is closed.
  boolean sends(byte[] bytes) {
    try {
      send(bytes);
      return true;
    } catch (UncheckedIOException closed) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
