package io.poolgate.edge.telemetry;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// The access log of all servers in this process, kept while somebody listens.
@Singleton
@Requires(env = "test") // not in a process of its own
@Replaces(StandardOutput.class)
public final class CapturedLines implements AccessLines {
  private static final List<Listening> LISTENERS = new CopyOnWriteArrayList<>();

  /// What came since it was made.
  public static final class Listening implements AutoCloseable {
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private Listening() {}

    public List<String> lines() {
      return lines;
    }

    @Override
    public void close() {
      LISTENERS.remove(this);
    }
  }

  public static Listening listen() {
    var listening = new Listening();
    LISTENERS.add(listening);
    return listening;
  }

  @Override
  public void add(StringBuilder line) {
    var text = line.toString();
    LISTENERS.forEach(listening -> listening.lines.add(text));
  }

  @Override
  public long dropped() {
    return 0;
  }
}
