package io.poolgate.edge.telemetry;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/// A request and its answer, once that is written or cannot be any more: what is told of it.
///
/// @param method `-` for one that no route has
/// @param route the template of its path; `-` where it has no route
public record Exchange(String method, String route, Outcome outcome, Caller caller) {
  /// In the place of what is not told, because clients chose it freely.
  public static final String NONE = "-";

  /// What became of it.
  ///
  /// @param status of the answer; 0 where there was none
  /// @param code of the problem, if it is one
  /// @param nanos how long it took
  /// @param bytes how many of the answer's body were sent
  public record Outcome(int status, @Nullable String code, long nanos, long bytes) {}

  /// Who asked.
  ///
  /// @param requestId the [io.poolgate.problem.RequestId]
  /// @param user the user's pseudonym, where there is a user and a log
  public record Caller(String requestId, InetAddress address, @Nullable String user) {}
}
