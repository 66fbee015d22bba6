package io.poolgate.cognito.wire;

import java.io.IOException;
import java.net.ConnectException;
import java.util.function.Supplier;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.HttpClientResponseHandler;
import org.apache.hc.core5.io.CloseMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Connections that are opened anew when their pool has closed itself. Apache's does when an
/// `Error` passes through it: after one OutOfMemoryError every call until a restart would fail.
public final class LastingConnections implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LastingConnections.class);
  private static final String CLOSED = "Connection pool shut down"; // Apache's text

  private final Supplier<CloseableHttpClient> open;
  private volatile CloseableHttpClient current;
  private volatile boolean ended;

  public LastingConnections(Supplier<CloseableHttpClient> open) {
    this.open = open;
    this.current = open.get();
  }

  /// Sends a request, and reads its answer.
  <T> T exchange(HttpHost host, ClassicHttpRequest request, HttpClientResponseHandler<T> reader)
      throws IOException {
    var connections = current;
    try {
      return connections.execute(host, request, reader);
    } catch (Error e) {
      replace(connections);
      throw e;
    } catch (IllegalStateException e) {
      if (CLOSED.equals(e.getMessage())) {
        replace(connections);
        throw new ConnectException("closed before anything was sent");
      }
      throw e;
    }
  }

  private synchronized void replace(CloseableHttpClient closed) {
    if (current.equals(closed) && !ended) {
      current = open.get();
      closed.close(CloseMode.IMMEDIATE);
      LOG.warn("The connections to Cognito closed themselves; others are opened");
    }
  }

  @Override
  public synchronized void close() {
    ended = true;
    current.close(CloseMode.IMMEDIATE);
  }
}
