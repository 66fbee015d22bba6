package io.poolgate.edge.telemetry;

/// Where the lines of the access log go.
interface AccessLines {
  /// Takes a line of ASCII, without its end. It never waits.
  void add(StringBuilder line);

  /// How many lines were left out since the start.
  long dropped();
}
