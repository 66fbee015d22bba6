import java.util.concurrent.atomic.AtomicLong;

/// What an attack has sent, and how often the server put an end to it.
final class Counts {
  final AtomicLong opened = new AtomicLong();
  final AtomicLong ended = new AtomicLong();
  final AtomicLong bytes = new AtomicLong();
}
