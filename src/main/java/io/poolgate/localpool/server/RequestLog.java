package io.poolgate.localpool.server;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// What the pool was asked, oldest first; the newest 10,000, and none where the options say so.
public final class RequestLog {
  private static final int KEPT = 10_000;

  private final boolean enabled;
  private final Deque<RecordedRequest> requests = new ArrayDeque<>();

  public RequestLog(boolean enabled) {
    this.enabled = enabled;
  }

  /// All that was asked.
  public synchronized List<RecordedRequest> all() {
    return List.copyOf(requests);
  }

  /// What was asked of one operation.
  public List<RecordedRequest> of(String operation) {
    return all().stream().filter(request -> request.operation().equals(operation)).toList();
  }

  /// How often one operation was asked.
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
