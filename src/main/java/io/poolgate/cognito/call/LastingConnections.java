package io.poolgate.cognito.call;

import java.io.IOException;
import java.net.ConnectException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/// Connections that are opened anew when their pool has closed itself. Apache's does when an
/// `Error` passes through it: after one OutOfMemoryError every call until a restart would fail.
final class LastingConnections implements SdkHttpClient {
  private static final Logger LOG = LoggerFactory.getLogger(LastingConnections.class);
  private static final String CLOSED = "Connection pool shut down"; // Apache's text

  private final Supplier<SdkHttpClient> open;
  private volatile SdkHttpClient current;
  private volatile boolean ended;

  LastingConnections(Supplier<SdkHttpClient> open) {
    this.open = open;
    this.current = open.get();
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    var connections = current;
    var prepared = connections.prepareRequest(request);
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        return send(prepared, connections);
      }

      @Override
      public void abort() {
        prepared.abort();
      }
    };
  }

  private HttpExecuteResponse send(ExecutableHttpRequest request, SdkHttpClient connections)
      throws IOException {
    try {
      return request.call();
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

  private synchronized void replace(SdkHttpClient closed) {
    if (current.equals(closed) && !ended) {
      current = open.get();
      closed.close();
      LOG.warn("The connections to Cognito closed themselves; others are opened");
    }
  }

  @Override
  public String clientName() {
    return current.clientName();
  }

  @Override
  public synchronized void close() {
    ended = true;
    current.close();
  }
}
