package io.poolgate.localpool.server;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// The requests that the pool received, oldest first: the newest 10,000, or none where the options
/// say so.
public final class RequestLog {
  private static final int KEPT = 10_000;

  private final boolean enabled;
  private final Deque<RecordedRequest> requests = new ArrayDeque<>();

  public RequestLog(boolean enabled) {
    this.enabled = enabled;
  }

  /// All of them.
  public synchronized List<RecordedRequest> all() {
    return List.copyOf(requests);
  }

  /// The requests for one operation.
  public List<RecordedRequest> of(String operation) {
    return all().stream().filter(request -> request.operation().equals(operation)).toList();
  }

  /// How many requests there were for one operation.
  public int count(String operation) {
    return of(operation).size();
  }

  public synchronized void clear() {
    requests.clear();
  }

  synchronized void add(RecordedRequest request) {
    if (!enabled) {
      return;
    }
    if (requests.size() == KEPT) {
      requests.removeFirst();
    }
    requests.addLast(request);
  }
}
